import { calendarDay } from '../contract/days'
import { EngineError } from '../contract/errors'
import { isFault } from './fault-groups'
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
  const rows = parseCsv(text)
  for (const column of ['unit_id', 'fault']) if (rows[0] !== undefined && !(column in rows[0])) throw invalid(`there is no column ${column}`)
  return rows.map((row) => {
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
      severityEnd: severityOf(row['severity_end'] ?? '', unitId),
      unitOfSeverity: row['unit_of_severity'] ?? '',
      shape: row['shape'] ?? '',
      mode: row['mode'] ?? '',
    }
    if (fault !== 'none' && !isFault(fault)) throw invalid(`${unitId} has the fault ${fault}, which is no fault code`)
    if (fault !== 'none' && truth.onset === undefined) throw invalid(`${unitId} has the fault ${fault} but no onset_on`)
    if (!row['fault'] && truth.onset !== undefined && truth.confounder === '') throw invalid(`${unitId} has an onset_on but no fault`)
    if (truth.onset !== undefined && truth.failed !== undefined && truth.failed < truth.onset) throw invalid(`${unitId} failed before its onset_on`)
    return truth
  })
}

const severityOf = (text: string, unitId: string): number => {
  const severity = text === '' ? NaN : Number(text)
  if (text !== '' && !Number.isFinite(severity)) throw invalid(`${unitId}: severity_end ${text} is not a number`)
  return severity
}

const dayOf = (text: string, where: string): number | undefined => {
  if (text === '') return undefined
  const day = calendarDay(text)
  if (day === undefined) throw invalid(`${where} ${text} is not a day`)
  return day
}

const invalid = (what: string): EngineError => new EngineError('register-invalid', `truth.csv can't be used: ${what}.`, { hint: 'Compare with the columns in docs/evaluation.md.' })
