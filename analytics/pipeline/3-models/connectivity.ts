import { gatesOf, type Model } from './model'

/**
 * `silent_h`: hours without telemetry at the end of the day, counted only over days on which most of the units that
 * share an import with this one reported (analytics notes 6.5: a gap of all units is the export's).
 */
export const connectivity: Model = {
  name: 'connectivity',
  detectors: ['silent_h'],
  compute: (unit) => {
    const held = new Float64Array(unit.length).fill(NaN)
    let hours = 0
    for (let i = 0; i < unit.length; i++) {
      if (unit.day.present[i] === 1) {
        held[i] = 0
        const gap = unit.day.end_gap_h[i] as number
        hours = Number.isFinite(gap) ? Math.min(24, Math.max(0, gap)) : 0
      } else if (unit.day.peers_reporting[i] === 1) {
        hours += 24
        held[i] = hours
      }
    }
    return { held: { silent_h: held }, gates: gatesOf('silent_h', held, () => 'no unit of the same import reported that day') }
  },
}
