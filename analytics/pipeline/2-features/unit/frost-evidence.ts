import { evaporatingAt } from './circuit'
import { missing, mode as modes } from './codes'
import { hoursOf, type DayRows, type Series } from './day-rows'
import { medianOf } from './median-of'
import { addTo, meanIn, newTally } from './tally'

const heatedS = 3600
const restS = 1800
/** Clean coils kept, of which three must be known. */
const keptCoils = 15
const leastCoils = 3

/**
 * Hours of heating with a frosted coil that no defrost frees, beyond the first hour of it: the approach of air to evaporation is 4 K, or by
 * half and 2 K, larger than the median of the last 15 clean coils, ten to twenty minutes after a defrost (section 2.4 of the analytics notes).
 */
export const addFrostEvidence = ({ out, first }: DayRows, series: Series, dayMethods: Uint8Array): void => {
  const { rows, steps, clocks, circuit, days } = series
  const { at, sampleS } = rows
  if (sampleS > 300) return
  const coils = new Float64Array(keptCoils)
  let [coilCount, limit, frostedS, lastAt] = [0, NaN, 0, -Infinity]
  let coil = newTally()
  const keepCoil = (): void => {
    const mean = meanIn(coil)
    coil = newTally()
    if (mean !== mean) return
    coils[coilCount++ % keptCoils] = mean
    const kept = Math.min(coilCount, keptCoils)
    const clean = kept < leastCoils ? NaN : medianOf(coils.slice(0, kept), kept)
    limit = Math.min(clean + 4, Math.max(1.5 * clean, clean + 2))
  }
  days.forEach(({ from, to }, index) => {
    const seen = dayMethods[index] !== missing
    let [known, frosted] = [0, 0]
    for (let i = from; i < to; i++) {
      if (steps.defrosting[i] === 1) {
        frostedS = 0
        continue
      }
      if (steps.runMode[i] !== modes.heat && steps.runMode[i] !== modes.dhw) continue
      const approach = (steps.sourceC[i] as number) - evaporatingAt(circuit, rows, i, false)
      if (approach !== approach) continue
      known++
      const now = at[i] as number
      const since = now - (clocks.defrostEndAt[i] as number)
      if (since >= 600 && since <= 1200) addTo(coil, approach)
      else if (coil.count > 0) keepCoil()
      const isFrosted = approach > limit && (steps.sourceC[i] as number) < 6
      frostedS = isFrosted ? (now - lastAt > restS ? 0 : frostedS) + sampleS : 0
      lastAt = now
      if (frostedS > heatedS) frosted++
    }
    if (seen && known > 0 && limit === limit) out.frost_evidence_h[first + index] = hoursOf(frosted, sampleS)
  })
}
