import { evaporatingAt, hasSuctionPressure } from './circuit'
import { missing, mode as modes } from './codes'
import { hoursOf, type DayRows, type Series } from './day-rows'
import { frostIntervalMin, noFrost } from './frost-map'
import { medianOf } from './median-of'
import type { DaySpan } from './series-rows'
import { wholeSeries, type Stretch } from './stretch'
import { addTo, meanIn, newTally, type Tally } from './tally'

const heatedS = 3600
const restS = 1800
/** Clean coils kept, of which three must be known. */
const keptCoils = 15
const leastCoils = 3
/**
 * Half of a clean approach of 4 K to evaporation, K; of the usual one of 6 K where a coil sensor stands for evaporation: it is
 * warmer by an amount that is not known, so that half of its own approach says too little.
 */
const leastK = { pressure: 2, coil: 3 }
/** Above this, °C, no frost forms. */
const frostC = 6

/** Approaches of clean coils, and the median of those kept, K. */
interface CleanCoils {
  kept: Float64Array
  /** Room to find their median in. */
  sorted: Float64Array
  count: number
  /** The one that is being measured. */
  now: Tally
  clean: number
}

/** The coils that were clean and the hour in hand before a day. */
export interface FrostMemory {
  kept: number[]
  count: number
  now: Tally
  clean: number
  frostedS: number
  lastAt: number
}

/**
 * Hours of heating with a frosted coil that no defrost frees, beyond the first hour of it: the approach of air to evaporation is 4 K, or by
 * half and 2 K (3 K by a coil sensor), larger than the median of the last 15 clean coils, ten to twenty minutes after a defrost (section 2.4 of the analytics notes),
 * in air in which frost forms.
 */
export const addFrostEvidence = ({ out, first }: DayRows, series: Series, dayMethods: Uint8Array, { from: start, keep }: Stretch = wholeSeries, before?: FrostMemory): FrostMemory | undefined => {
  const { rows, steps, clocks, circuit, days } = series
  const { at, sampleS } = rows
  const { defrosting, runMode, sourceC } = steps
  if (sampleS > 300) return undefined
  const coils = coilsOf(before)
  let [frostedS, lastAt] = [before?.frostedS ?? 0, before?.lastAt ?? -Infinity]
  let memory: FrostMemory | undefined
  for (let index = start; index < days.length; index++) {
    if (index === keep) memory = { kept: [...coils.kept], count: coils.count, now: { ...coils.now }, clean: coils.clean, frostedS, lastAt }
    const { from, to } = days[index] as DaySpan
    let [known, frosted] = [0, 0]
    for (let i = from; i < to; i++) {
      if (defrosting[i] === 1) frostedS = 0
      if (runMode[i] !== modes.heat && runMode[i] !== modes.dhw) continue
      const approach = (sourceC[i] as number) - evaporatingAt(circuit, rows, i, false)
      if (approach !== approach) continue
      known++
      const now = at[i] as number
      const since = now - (clocks.defrostEndAt[i] as number)
      if (since >= 600 && since <= 1200) addTo(coils.now, approach)
      else if (coils.now.count > 0) keepCoil(coils)
      const isFrosted = approach > frostedFrom(coils.clean, hasSuctionPressure(circuit, rows, i) ? leastK.pressure : leastK.coil) && canFrost(sourceC[i] as number, rows.rhPct[i] as number)
      frostedS = isFrosted ? (now - lastAt > restS ? 0 : frostedS) + sampleS : 0
      lastAt = now
      if (frostedS > heatedS) frosted++
    }
    if (dayMethods[index] !== missing && known > 0 && coils.clean === coils.clean) out.frost_evidence_h[first + index] = hoursOf(frosted, sampleS)
  }
  return memory
}

const coilsOf = (before: FrostMemory | undefined): CleanCoils => ({
  kept: Float64Array.from({ length: keptCoils }, (_, place) => before?.kept[place] ?? 0),
  sorted: new Float64Array(keptCoils),
  count: before?.count ?? 0,
  now: before === undefined ? newTally() : { ...before.now },
  clean: before?.clean ?? NaN,
})

const frostedFrom = (clean: number, least: number): number => Math.min(clean + 4, Math.max(1.5 * clean, clean + least))

/** Below 6 °C, and where the humidity is known not in air so dry that no frost forms. */
const canFrost = (c: number, rhPct: number): boolean => c < frostC && frostIntervalMin(c, rhPct) !== noFrost

const keepCoil = (coils: CleanCoils): void => {
  coils.kept[coils.count++ % keptCoils] = meanIn(coils.now)
  coils.now = newTally()
  const known = Math.min(coils.count, keptCoils)
  coils.sorted.set(coils.kept)
  coils.clean = known < leastCoils ? NaN : medianOf(coils.sorted, known)
}
