import type { DuckDBConnection } from '@duckdb/node-api'
import { calendarDay } from '../../contract/days'
import { EngineError } from '../../contract/errors'
import { readRows } from '../../db/query'
import { isFault } from '../fault-groups'
import { parseCsv } from '../parse-csv'
import visitsSql from './visits.sql?raw'

/** What a visit found: a fault code, or `none` where somebody looked and found nothing. Days count from 1970-01-01. */
export interface Label {
  unitId: string
  confirmed: number
  fault: string
}

export interface Labels {
  labels: Label[]
  /** Confirmed faults that are no fault code, each once. */
  unknown: string[]
}

/** Visits of one unit that confirm one fault within so many days are one confirmation: the first counts. */
const sameFaultDays = 30

/** Labels of the project's own service log. */
export const labelsOfProject = async (connection: DuckDBConnection): Promise<Labels> =>
  settle(await readRows<{ unit_id: string; visited_on: string; confirmed_fault: string }>(connection, visitsSql))

/** Labels of the text of another `service_log.csv`. Errors: `register-invalid`. */
export const labelsOfText = (text: string): Labels => {
  const rows = parseCsv(text)
  for (const column of ['unit_id', 'visited_on', 'confirmed_fault'])
    if (rows[0] !== undefined && !(column in rows[0])) throw new EngineError('register-invalid', `The labels have no column ${column}.`, { hint: 'They are a service_log.csv: unit_id, visited_on, confirmed_fault.' })
  return settle(rows.map((row) => ({ unit_id: row['unit_id'] ?? '', visited_on: row['visited_on'] ?? '', confirmed_fault: row['confirmed_fault'] ?? '' })))
}

const settle = (rows: readonly { unit_id: string; visited_on: string; confirmed_fault: string }[]): Labels => {
  const all = rows
    .filter((row) => row.confirmed_fault !== '' && row.unit_id !== '')
    .map((row): Label => ({ unitId: row.unit_id, confirmed: dayOf(row.visited_on, row.unit_id), fault: row.confirmed_fault }))
    .sort((a, b) => (a.unitId === b.unitId ? a.confirmed - b.confirmed : a.unitId < b.unitId ? -1 : 1))
  const known = all.filter(({ fault }) => fault === 'none' || isFault(fault))
  const labels: Label[] = []
  for (const label of known) {
    const before = labels.findLast(({ unitId, fault }) => unitId === label.unitId && fault === label.fault)
    if (before === undefined || label.confirmed - before.confirmed > sameFaultDays) labels.push(label)
  }
  return { labels, unknown: [...new Set(all.filter((label) => !known.includes(label)).map(({ fault }) => fault))].sort() }
}

const dayOf = (text: string, unitId: string): number => {
  const day = calendarDay(text)
  if (day === undefined) throw new EngineError('register-invalid', `The labels have the day ${text || '(none)'} for ${unitId}.`, { hint: 'Write visited_on as YYYY-MM-DD.' })
  return day
}
