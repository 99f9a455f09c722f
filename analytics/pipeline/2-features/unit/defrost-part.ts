import { newPartTable, type PartTable } from './part-table'
import type { Clocks } from './clocks'
import type { DaySpan, SeriesRows } from './series-rows'
import type { Steps } from './steps'
import { newTally } from './tally'

export const defrostNames = [
  'unit_no', 'started_ts', 'ended_ts', 'day', 'sample_s', 'method', 'outdoor_c', 'rh_pct', 'end_coil_c', 'energy_kwh', 'interval_min',
  'heat_before_w', 'approach_before_k', 'heat_kwh', 'heat_s', 'approach_clean_k', 'heat_clean_w',
] as const
export type DefrostName = (typeof defrostNames)[number]
export const newDefrostTable = (): PartTable<DefrostName> => newPartTable(defrostNames)

/** Rows `from` up to, not including, `to` of one defrost; `parts` where it paused for at most three minutes. */
interface Defrost {
  parts: { from: number; to: number }[]
  startAt: number
  endAt: number
}

/** Every defrost of a series, pauses of up to three minutes joined, with the heat and the coil before, during and after it. */
export const addDefrosts = (table: PartTable<DefrostName>, rows: SeriesRows, steps: Steps, clocks: Clocks, days: readonly DaySpan[], dayMethods: Uint8Array, unitNo: number): void => {
  const found = findDefrosts(rows, steps)
  let today = 0
  found.forEach((defrost, index) => {
    const before = found[index - 1]
    const [first, last] = [rowsOf(defrost).first, rowsOf(defrost).last]
    while (first >= (days[today]?.to ?? Infinity)) today++
    const heated = before === undefined ? NaN : (clocks.heatingS[first] as number) - (clocks.heatingS[rowsOf(before).first] as number)
    table.add({
      unit_no: unitNo,
      started_ts: rows.ts[first] as number,
      ended_ts: (rows.ts[last] as number) + rows.sampleS,
      day: (rows.day[last] as number) + ((rows.daySecond[last] as number) + rows.sampleS + 360 > 86400 ? 1 : 0),
      sample_s: rows.sampleS,
      method: dayMethods[today] as number,
      ...measures(rows, steps, defrost),
      interval_min: before !== undefined && defrost.startAt - before.endAt < 86400 ? heated / 60 : NaN,
      ...heatAndCoilBefore(rows, steps, first, defrost, before?.startAt ?? -Infinity),
      ...heatDuring(rows, first, defrost, found[index + 1]?.startAt ?? Infinity),
      ...cleanAfter(rows, steps, before, defrost.startAt),
    })
  })
}

const rowsOf = ({ parts }: Defrost): { first: number; last: number } => ({ first: parts[0]?.from ?? 0, last: (parts[parts.length - 1]?.to ?? 1) - 1 })

const findDefrosts = (rows: SeriesRows, { defrosting, contiguous }: Steps): Defrost[] => {
  const found: Defrost[] = []
  for (let from = 0; from < rows.count; ) {
    if (defrosting[from] !== 1) {
      from++
      continue
    }
    let to = from + 1
    while (to < rows.count && defrosting[to] === 1 && contiguous[to] === 1) to++
    const startAt = rows.at[from] as number
    const endAt = (rows.at[to - 1] as number) + rows.sampleS
    const last = found[found.length - 1]
    if (last !== undefined && startAt - last.endAt <= 180) {
      last.parts.push({ from, to })
      last.endAt = endAt
    } else found.push({ parts: [{ from, to }], startAt, endAt })
    from = to
  }
  return found
}

const measures = (rows: SeriesRows, { sourceC }: Steps, { parts }: Defrost) => {
  const [outdoor, rh, energy] = [newTally(), newTally(), newTally()]
  let coil = NaN
  for (const { from, to } of parts) {
    const [partOutdoor, partRh, partEnergy] = [newTally(), newTally(), newTally()]
    for (let i = from; i < to; i++) {
      addNumber(partOutdoor, sourceC[i] as number)
      addNumber(partRh, rows.rhPct[i] as number)
      addNumber(partEnergy, (rows.signal.power_w[i] as number) * rows.sampleS)
      const c = rows.signal.outdoor_coil_c[i] as number
      if (!(c <= coil) && c === c) coil = c
    }
    addNumber(outdoor, partOutdoor.mean())
    addNumber(rh, partRh.mean())
    addNumber(energy, partEnergy.sum() / 3.6e6)
  }
  return { outdoor_c: outdoor.mean(), rh_pct: rh.mean(), end_coil_c: coil, energy_kwh: energy.sum() }
}

const heatAndCoilBefore = (rows: SeriesRows, steps: Steps, first: number, { startAt }: Defrost, previousStartAt: number) => {
  const [heat, approach] = [newTally(), newTally()]
  for (let i = first - 1; i >= 0; i--) {
    const at = rows.at[i] as number
    if (at < startAt - 600 || at < previousStartAt) break
    if (!isHeating(steps, i)) continue
    addNumber(heat, rows.signal.heat_w[i] as number)
    if (at >= startAt - Math.max(300, rows.sampleS)) addNumber(approach, (steps.sourceC[i] as number) - (rows.signal.outdoor_coil_c[i] as number))
  }
  return { heat_before_w: heat.mean(), approach_before_k: approach.mean() }
}

const heatDuring = (rows: SeriesRows, first: number, { endAt }: Defrost, nextStartAt: number) => {
  const heat = newTally()
  for (let i = first; i < rows.count; i++) {
    const at = rows.at[i] as number
    if (at >= nextStartAt || at >= endAt + 360) break
    addNumber(heat, (rows.signal.heat_w[i] as number) * rows.sampleS)
  }
  return { heat_kwh: heat.sum() / 3.6e6, heat_s: heat.count() === 0 ? NaN : heat.count() * rows.sampleS }
}

/** Coil and heat ten minutes after the defrost before, when the coil was clean. */
const cleanAfter = (rows: SeriesRows, steps: Steps, before: Defrost | undefined, startAt: number) => {
  const [heat, approach] = [newTally(), newTally()]
  if (before !== undefined)
    for (let i = rowsOf(before).last + 1; i < rows.count; i++) {
      const at = rows.at[i] as number
      if (at >= startAt || at >= before.endAt + 600 + Math.max(600, 2 * rows.sampleS)) break
      if (at < before.endAt + 600 || !isHeating(steps, i)) continue
      addNumber(heat, rows.signal.heat_w[i] as number)
      addNumber(approach, (steps.sourceC[i] as number) - (rows.signal.outdoor_coil_c[i] as number))
    }
  return { approach_clean_k: approach.mean(), heat_clean_w: heat.mean() }
}

const isHeating = ({ running, defrosting }: Steps, i: number): boolean => running[i] === 1 && defrosting[i] === 0

const addNumber = (tally: ReturnType<typeof newTally>, value: number): void => {
  if (value === value) tally.add(value)
}
