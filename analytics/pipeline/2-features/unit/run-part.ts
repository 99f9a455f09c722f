import { missing, mode as modes } from './codes'
import { newPartTable, type PartTable } from './part-table'
import type { SeriesRows } from './series-rows'
import type { Steps } from './steps'
import { addTo, meanIn, newTally, sumIn } from './tally'

export const runNames = ['unit_no', 'started_ts', 'ended_ts', 'day', 'minutes', 'mode', 'outdoor_c', 'energy_kwh', 'complete'] as const
export type RunName = (typeof runNames)[number]
export const newRunTable = (): PartTable<RunName> => newPartTable(runNames)

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
    table.add(runPart(rows, steps, from, to, unitNo))
    from = to
  }
}

const runPart = (rows: SeriesRows, { runMode, started, contiguous, sourceC }: Steps, from: number, to: number, unitNo: number): Record<RunName, number> => {
  const outdoor = newTally()
  const energy = newTally()
  const power = rows.signal.power_w
  let [heat, dhw, cool] = [0, 0, 0]
  for (let i = from; i < to; i++) {
    const code = runMode[i] as number
    if (code === modes.dhw) dhw++
    else if (code === modes.cool) cool++
    else if (code !== missing) heat++
    addTo(outdoor, sourceC[i] as number)
    addTo(energy, (power[i] as number) * rows.sampleS)
  }
  const followed = to < rows.count && contiguous[to] === 1
  return {
    unit_no: unitNo,
    started_ts: rows.ts[from] as number,
    ended_ts: (rows.ts[to - 1] as number) + rows.sampleS,
    day: rows.day[followed ? to : to - 1] as number,
    minutes: ((to - from) * rows.sampleS) / 60,
    mode: heat >= Math.max(dhw, cool) ? modes.heat : dhw >= cool ? modes.dhw : modes.cool,
    outdoor_c: meanIn(outdoor),
    energy_kwh: sumIn(energy) / 3.6e6,
    complete: started[from] === 1 && followed ? 1 : 0,
  }
}
