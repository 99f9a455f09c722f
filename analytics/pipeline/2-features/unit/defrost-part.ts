import { beginRow, newPartTable, type PartTable } from './part-table'
import type { Clocks } from './clocks'
import type { DaySpan, SeriesRows } from './series-rows'
import type { Steps } from './steps'
import { addTo, meanIn, newTally, sumIn } from './tally'

export const defrostNames = [
  'unit_no', 'started_ts', 'ended_ts', 'day', 'sample_s', 'method', 'outdoor_c', 'rh_pct', 'end_coil_c', 'energy_kwh', 'interval_min',
  'heat_before_w', 'approach_before_k', 'heat_kwh', 'heat_s', 'approach_clean_k', 'heat_clean_w',
] as const
export type DefrostName = (typeof defrostNames)[number]
type Columns = PartTable<DefrostName>['column']
export const newDefrostTable = (): PartTable<DefrostName> => newPartTable(defrostNames)

/** Rows `from` up to, not including, `to` of one defrost; `parts` where it paused for at most three minutes. */
interface Defrost {
  parts: { from: number; to: number }[]
  startAt: number
  endAt: number
}

/** The clean coil after the last defrost before the rows that are read. */
export interface CleanCoil {
  approachK: number
  heatW: number
}

/**
 * Every defrost of a series, pauses of up to three minutes joined, with the heat and the coil before, during and after it; `cleanBefore` where rows
 * before them were read earlier. Answers the clean coil after the last one that was over before row `readFrom`.
 */
export const addDefrosts = (table: PartTable<DefrostName>, rows: SeriesRows, steps: Steps, clocks: Clocks, days: readonly DaySpan[], dayMethods: Uint8Array, unitNo: number, cleanBefore?: CleanCoil, readFrom = 0): CleanCoil | undefined => {
  const found = findDefrosts(rows, steps)
  let today = 0
  for (let index = 0; index < found.length; index++) {
    const defrost = found[index] as Defrost
    const before = found[index - 1]
    const [first, last] = [rowsOf(defrost).first, rowsOf(defrost).last]
    while (first >= (days[today]?.to ?? Infinity)) today++
    const heated = before === undefined ? NaN : (clocks.heatingS[first] as number) - (clocks.heatingS[rowsOf(before).first] as number)
    const row = beginRow(table)
    const out = table.column
    out.unit_no[row] = unitNo
    out.started_ts[row] = rows.ts[first] as number
    out.ended_ts[row] = (rows.ts[last] as number) + rows.sampleS
    out.day[row] = (rows.day[last] as number) + ((rows.daySecond[last] as number) + rows.sampleS + 360 > 86400 ? 1 : 0)
    out.sample_s[row] = rows.sampleS
    out.method[row] = dayMethods[today] as number
    out.interval_min[row] = before !== undefined && defrost.startAt - before.endAt < 86400 ? heated / 60 : NaN
    measure(out, row, rows, steps, defrost)
    heatAndCoilBefore(out, row, rows, steps, first, defrost, before?.startAt ?? -Infinity)
    heatDuring(out, row, rows, first, defrost, found[index + 1]?.startAt ?? Infinity)
    const clean = before === undefined ? cleanBefore : cleanAfter(rows, steps, before, defrost.startAt)
    out.approach_clean_k[row] = clean?.approachK ?? NaN
    out.heat_clean_w[row] = clean?.heatW ?? NaN
  }
  const last = found.findLastIndex((defrost) => rowsOf(defrost).last < readFrom)
  return last < 0 ? cleanBefore : cleanAfter(rows, steps, found[last] as Defrost, found[last + 1]?.startAt ?? Infinity)
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

const measure = (out: Columns, row: number, rows: SeriesRows, { sourceC }: Steps, { parts }: Defrost): void => {
  const [outdoor, rh, energy] = [newTally(), newTally(), newTally()]
  let coil = NaN
  for (const { from, to } of parts) {
    const [partOutdoor, partRh, partEnergy] = [newTally(), newTally(), newTally()]
    for (let i = from; i < to; i++) {
      addTo(partOutdoor, sourceC[i] as number)
      addTo(partRh, rows.rhPct[i] as number)
      addTo(partEnergy, (rows.signal.power_w[i] as number) * rows.sampleS)
      const c = rows.signal.outdoor_coil_c[i] as number
      if (!(c <= coil) && c === c) coil = c
    }
    addTo(outdoor, meanIn(partOutdoor))
    addTo(rh, meanIn(partRh))
    addTo(energy, sumIn(partEnergy) / 3.6e6)
  }
  out.outdoor_c[row] = meanIn(outdoor)
  out.rh_pct[row] = meanIn(rh)
  out.end_coil_c[row] = coil
  out.energy_kwh[row] = sumIn(energy)
}

const heatAndCoilBefore = (out: Columns, row: number, rows: SeriesRows, steps: Steps, first: number, { startAt }: Defrost, previousStartAt: number): void => {
  const [heat, approach] = [newTally(), newTally()]
  for (let i = first - 1; i >= 0; i--) {
    const at = rows.at[i] as number
    if (at < startAt - 600 || at < previousStartAt) break
    if (!isHeating(steps, i)) continue
    addTo(heat, rows.signal.heat_w[i] as number)
    if (at >= startAt - Math.max(300, rows.sampleS)) addTo(approach, (steps.sourceC[i] as number) - (rows.signal.outdoor_coil_c[i] as number))
  }
  out.heat_before_w[row] = meanIn(heat)
  out.approach_before_k[row] = meanIn(approach)
}

const heatDuring = (out: Columns, row: number, rows: SeriesRows, first: number, { endAt }: Defrost, nextStartAt: number): void => {
  const heat = newTally()
  for (let i = first; i < rows.count; i++) {
    const at = rows.at[i] as number
    if (at >= nextStartAt || at >= endAt + 360) break
    addTo(heat, (rows.signal.heat_w[i] as number) * rows.sampleS)
  }
  out.heat_kwh[row] = sumIn(heat) / 3.6e6
  out.heat_s[row] = heat.count === 0 ? NaN : heat.count * rows.sampleS
}

/** Coil and heat ten minutes after a defrost, when the coil was clean, until the next starts. */
const cleanAfter = (rows: SeriesRows, steps: Steps, before: Defrost, startAt: number): CleanCoil => {
  const [heat, approach] = [newTally(), newTally()]
  for (let i = rowsOf(before).last + 1; i < rows.count; i++) {
    const at = rows.at[i] as number
    if (at >= startAt || at >= before.endAt + 600 + Math.max(600, 2 * rows.sampleS)) break
    if (at < before.endAt + 600 || !isHeating(steps, i)) continue
    addTo(heat, rows.signal.heat_w[i] as number)
    addTo(approach, (steps.sourceC[i] as number) - (rows.signal.outdoor_coil_c[i] as number))
  }
  return { approachK: meanIn(approach), heatW: meanIn(heat) }
}

const isHeating = ({ running, defrosting }: Steps, i: number): boolean => running[i] === 1 && defrosting[i] === 0
