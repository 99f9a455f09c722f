import { EngineError } from '../../../contract/errors'
import type { UnitConflict } from './stated-units'

/** A mapping that can't be used: which one, which field, why. */
export const mappingInvalid = (label: string, field: string, reason: string): EngineError =>
  new EngineError('mapping-invalid', `The mapping ${label} can't be used: ${field}: ${reason}.`, { hint: 'Correct that field, or take the mapping away; docs/formats.md says what each may hold.' })

/** A mapping that reads a column of a file in another unit than the file states. */
export const unitContradicted = (label: string, file: string, { index, source, stated, meant }: UnitConflict): EngineError =>
  new EngineError('mapping-invalid', `The mapping ${label} can't be used for ${file}: columns.${index}.unit: the file says ${stated} of ${source}, the mapping ${meant}.`, {
    hint: `Give such files a mapping of their own; if the file is wrong and its values are in ${meant}, write "stated": "${stated}" in that column.`,
  })
