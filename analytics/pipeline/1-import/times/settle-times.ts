import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { boundedBatches } from '../staging/bounded-batches'
import { findFacts } from '../staging/stage-facts'
import { clockJumps, isReset, type ClockJump, type PossibleShift } from './clock-jumps'
import { hourNotes } from './hour-notes'
import { jumpNotes, orderNote } from './order-notes'
import { stepsOf, unorderedFiles, yearSeconds } from './row-steps'
import { settleLocalTimes } from './settle-local'
import { shiftedRows } from './shifted-rows'

/** What was found of the times of a file. */
export interface TimesOfFile {
  notes: string[]
  jumps: ClockJump[]
}

export interface SettledRows {
  /** The staged rows with times in UTC. */
  rows: string
  ofFile: (fileNo: number) => TimesOfFile
}

/**
 * Sees to the times of all staged rows, of which `grouped` and `own` are the files: those of a clock that is set twice a year become UTC, then rows out of order and clocks
 * that jump are looked for. Makes the table `stage_fact`.
 */
export const settleTimes = async (connection: DuckDBConnection, staged: string, grouped: readonly string[], own: readonly string[]): Promise<SettledRows> => {
  const columns = (await readRows<{ name: string; type: string }>(connection, `SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM ${staged})`))
  const { rows, hours } = columns.some(({ name }) => name === 'local_zone') ? await settleLocalTimes(connection, staged) : { rows: staged, hours: [] }
  await findFacts(connection, rows)
  const found = new Map<number, TimesOfFile>()
  const ofFile = (fileNo: number): TimesOfFile => {
    const known = found.get(fileNo) ?? { notes: [], jumps: [] }
    found.set(fileNo, known)
    return known
  }
  for (const fileNo of new Set(hours.map((hour) => hour.file_no))) ofFile(fileNo).notes.push(...hourNotes(hours.filter((hour) => hour.file_no === fileNo)))
  const spans = await unitSpans(connection)
  const doubtful = [...new Set([...(await unorderedFiles(connection, grouped, own)), ...spans.filter(mayBeReset).map((span) => span.file_no)])]
  if (doubtful.length === 0) return { rows, ofFile }
  const signals = columns.filter(({ name, type }) => (type === 'FLOAT' || type === 'DOUBLE') && name !== 'ts').map(({ name }) => name)
  for (const fileNos of batches(doubtful, spans)) await settleDoubtful(connection, rows, signals, fileNos, ofFile)
  return { rows, ofFile }
}

const rowsAtOnce = 6_000_000

/** Files whose rows are looked at together, for they are held in memory. */
const batches = (fileNos: readonly number[], spans: readonly UnitSpan[]): number[][] => {
  const rowsOf = new Map<number, number>()
  for (const { file_no, n } of spans) rowsOf.set(file_no, (rowsOf.get(file_no) ?? 0) + n)
  return boundedBatches(fileNos, (fileNo) => rowsOf.get(fileNo) ?? 0, { size: rowsAtOnce })
}

const settleDoubtful = async (connection: DuckDBConnection, rows: string, signals: readonly string[], fileNos: readonly number[], ofFile: SettledRows['ofFile']): Promise<void> => {
  const steps = await stepsOf(connection, rows, fileNos)
  const shifts: PossibleShift[] = []
  for (const unit of steps) {
    const judged = clockJumps(unit)
    ofFile(unit.file_no).jumps.push(...judged.jumps)
    shifts.push(...judged.shifts)
  }
  for (const jump of await shiftedRows(connection, rows, signals, shifts)) ofFile(jump.file_no).jumps.push(jump)
  await run(connection, 'DROP TABLE row_step')
  for (const fileNo of fileNos) {
    const file = ofFile(fileNo)
    const order = orderNote(steps.filter((unit) => unit.file_no === fileNo))
    file.notes.push(...(order === undefined ? [] : [order]), ...jumpNotes(file.jumps))
  }
}

interface UnitSpan {
  file_no: number
  unit_id: string
  first: number
  last: number
  n: number
}

const unitSpans = (connection: DuckDBConnection): Promise<UnitSpan[]> =>
  readRows<UnitSpan>(
    connection,
    'SELECT file_no, unit_id, epoch_ms(low)::DOUBLE AS "first", epoch_ms(high)::DOUBLE AS "last", n::DOUBLE AS n FROM stage_fact WHERE unit_id IS NOT NULL AND timed > 0 ORDER BY file_no, unit_id',
  )

const mayBeReset = ({ first, last }: UnitSpan): boolean => last - first > yearSeconds * 1000 && isReset({ first })
