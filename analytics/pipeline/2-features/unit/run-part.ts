import { missing, mode as modes } from './codes'
import { beginRow, newPartTable, type PartTable } from './part-table'
import type { SeriesRows } from './series-rows'
import type { Steps } from './steps'

export const runNames = ['unit_no', 'started_ts', 'ended_ts', 'day', 'minutes', 'mode', 'outdoor_c', 'energy_kwh', 'complete'] as const
export type RunName = (typeof runNames)[number]
export const newRunTable = (): PartTable<RunName> => newPartTable(runNames)

type Columns = PartTable<RunName>['column']

/** Every stretch the compressor ran without a gap; `complete` when both its ends were seen. */
export const addRuns = (table: PartTable<RunName>, rows: SeriesRows, steps: Steps, unitNo: number): void => {
  const { running, contiguous } = steps
  for (let from = 0; from < rows.count; ) {
    if (running[from] !== 1) {
      from++
      continue
    }
    let to = from + 1
    while (to < rows.count && running[to] === 1 && contiguous[to] === 1) to++
    const row = beginRow(table)
    table.column.unit_no[row] = unitNo
    addRun(table.column, row, rows, steps, from, to)
    from = to
  }
}

const addRun = (out: Columns, row: number, rows: SeriesRows, { runMode, started, contiguous, sourceC }: Steps, from: number, to: number): void => {
  const power = rows.signal.power_w
  let [heat, dhw, cool, outdoorSum, outdoorCount, joules, powerCount] = [0, 0, 0, 0, 0, 0, 0]
  for (let i = from; i < to; i++) {
    const code = runMode[i] as number
    if (code === modes.dhw) dhw++
    else if (code === modes.cool) cool++
    else if (code !== missing) heat++
    const outdoor = sourceC[i] as number
    if (outdoor === outdoor) {
      outdoorSum += outdoor
      outdoorCount++
    }
    const watts = power[i] as number
    if (watts === watts) {
      joules += watts * rows.sampleS
      powerCount++
    }
  }
  const followed = to < rows.count && contiguous[to] === 1
  out.started_ts[row] = rows.ts[from] as number
  out.ended_ts[row] = (rows.ts[to - 1] as number) + rows.sampleS
  out.day[row] = rows.day[followed ? to : to - 1] as number
  out.minutes[row] = ((to - from) * rows.sampleS) / 60
  out.mode[row] = heat >= Math.max(dhw, cool) ? modes.heat : dhw >= cool ? modes.dhw : modes.cool
  out.outdoor_c[row] = outdoorCount === 0 ? NaN : outdoorSum / outdoorCount
  out.energy_kwh[row] = powerCount === 0 ? NaN : joules / 3.6e6
  out.complete[row] = started[from] === 1 && followed ? 1 : 0
}
