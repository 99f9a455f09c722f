import { lookingBack } from '../remembered/looking-back'
import type { UnitSeries } from '../unit-series'

/** Backup heat alone for so long makes a day one without the compressor; so little of it, with the compressor on for hours, a usual one. */
const aloneH = 2
const usualAloneH = 0.5
const usualRunH = 4
/** Days looked back over for usual ones, and how many there must be. */
const backDays = 14
const leastUsual = 2
/** Warmer than this no controller is told to lock the compressor out. */
const coldC = 5

/**
 * Hours a day of backup heat alone that only the cold explains: of the last 14 days at least two were usual, all of them warmer,
 * and the day is warmer than `leastC`, down to which the compressor may run. 0 on other days with both known, else NaN.
 * Emergency heat by hand, which knows no temperature, leaves no usual day behind it.
 */
export const hoursAloneInCold = (unit: UnitSeries, leastC: number): Float64Array => {
  const { aux_alone_h, compressor_h, outdoor_c_mean, station_c_mean } = unit.day
  const outdoor = station_c_mean.map((station, i) => (Number.isNaN(station) ? (outdoor_c_mean[i] as number) : station))
  const usual = outdoor.map((c, i) => ((aux_alone_h[i] as number) < usualAloneH && (compressor_h[i] as number) >= usualRunH && !Number.isNaN(c) ? 1 : 0))
  const [outdoorThen, usualThen] = [lookingBack(unit, 'alone in cold outdoor', outdoor, backDays), lookingBack(unit, 'alone in cold usual', usual, backDays)]
  return aux_alone_h.map((hours, i) => {
    const c = outdoor[i] as number
    if (Number.isNaN(hours) || Number.isNaN(c)) return NaN
    if (hours < aloneH || c > coldC || c <= leastC) return 0
    let warmer = 0
    for (let at = i; at < i + backDays; at++) {
      if (usualThen[at] !== 1) continue
      if ((outdoorThen[at] as number) <= c) return 0
      warmer++
    }
    return warmer >= leastUsual ? hours : 0
  })
}
