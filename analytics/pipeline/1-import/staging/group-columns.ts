import { quoteTexts } from '../../../db/quote'
import type { PlannedFile } from './plan-sources'
import { unitExpression } from './stage'

/** The unit of a row of several like files read by one statement, which gives `file_index`. */
export const unitOfFile = (group: readonly PlannedFile[]): string => {
  const [first] = group
  if (first === undefined || first.source.unitId === undefined) return first === undefined ? 'NULL' : unitExpression(first.source)
  const units = group.map(({ source }) => source.unitId ?? source.label)
  return new Set(units).size === 1 ? unitExpression(first.source) : `list_extract(${quoteTexts(units)}, file_index::BIGINT + 1)`
}

/** The sample length of a row where each file has one. */
export const sampleOfFile = (seconds: readonly number[]): string =>
  new Set(seconds).size === 1 ? `${seconds[0]}::INTEGER` : `list_extract([${seconds.join(', ')}], file_index::BIGINT + 1)::INTEGER`
