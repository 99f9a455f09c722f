import { EngineError } from '../contract/errors'
import { parseCsv } from './parse-csv'

/** What is really wrong with a unit of a labelled fleet; days count from 1970-01-01. */
export interface Truth {
  unitId: string
  /** A fault code of the data contract, `none` for a unit without fault. */
  fault: string
  /** Something harmless that looks like a fault; empty for none. */
  confounder: string
  onset: number | undefined
  detectable: number | undefined
  failed: number | undefined
  severityEnd: number
  unitOfSeverity: string
  shape: string
  mode: string
}

/** Reads the text of a `truth.csv`. Errors: `register-invalid`, naming the line's unit and what is wrong with it. */
export const readTruth = (text: string): Truth[] => {
  const seen = new Set<string>()
  return parseCsv(text).map((row) => {
    const unitId = row['unit_id'] ?? ''
    const fault = row['fault'] || 'none'
    if (unitId === '') throw invalid('a line has no unit_id')
    if (seen.has(unitId)) throw invalid(`${unitId} is there twice`)
    seen.add(unitId)
    const day = (column: string) => dayOf(row[column] ?? '', `${unitId}: ${column}`)
    const truth: Truth = {
      unitId,
      fault,
      confounder: row['confounder'] ?? '',
      onset: day('onset_on'),
      detectable: day('detectable_on'),
      failed: day('failed_on'),
      severityEnd: row['severity_end'] ? Number(row['severity_end']) : NaN,
      unitOfSeverity: row['unit_of_severity'] ?? '',
      shape: row['shape'] ?? '',
      mode: row['mode'] ?? '',
    }
    if (fault !== 'none' && truth.onset === undefined) throw invalid(`${unitId} has the fault ${fault} but no onset_on`)
    return truth
  })
}

const dayOf = (text: string, where: string): number | undefined => {
  if (text === '') return undefined
  const day = Date.parse(text) / 86_400_000
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || !Number.isInteger(day)) throw invalid(`${where} ${text} is not a day`)
  return day
}

const invalid = (what: string): EngineError => new EngineError('register-invalid', `truth.csv can't be used: ${what}.`, { hint: 'Compare with the columns in docs/evaluation.md.' })
