import { newUnknown } from '../../../statistics/memory'
import { leastHPerStart } from '../cold/standby'
import type { UnitSeries } from '../unit-series'
import type { PowerDoubts } from './other-power'

/** No machine has these COPs over a day in which it ran for hours (analytics notes 6.4). */
export const impossibleCop = { below: 0.5, above: 8 }
const leastRunH = 2
const leastKwh = 1
/** Heat counted at rest, kWh a day and share of the day's, and negative power, h, from which a meter is in doubt. */
const idleKwh = 0.5
const idleShare = 0.1
const negativeH = 0.5
/** Refrigerant-side heat over metered heat against its own start, ln: 0.75 to 1.25 of analytics notes 0.3, with the gate's noise. */
const closureLn = 0.35
/** No repair or weather makes a machine so much better than its own baseline, ln. */
const betterLn = 0.35
/** Where so much of the power is not the heat pump's, the balance is off for that. */
const otherShare = 0.2

/** Per position: 1 where the day's balance is impossible, 0 where it is possible, NaN where there is nothing to balance. */
export const dayDoubts = (unit: UnitSeries, { share, atRest, closure, efficiency }: PowerDoubts): Float64Array => {
  const { cop_day_raw, heating_h, dhw_h, cop_energy_kwh, heat_idle_kwh, heat_kwh, aux_kwh, power_negative_h, coverage, compressor_h, starts } = unit.day
  const doubts = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    const otherPower = atRest[i] === 1 || (share[i] as number) >= otherShare
    const ran = orZero(heating_h[i]) + orZero(dhw_h[i]) >= leastRunH && (cop_energy_kwh[i] as number) >= leastKwh
    const cop = ran ? (cop_day_raw[i] as number) : NaN
    const restH = 24 * (coverage[i] as number) - orZero(compressor_h[i])
    const idle = restH >= leastHPerStart * orZero(starts[i]) ? (heat_idle_kwh[i] as number) : NaN
    const negative = power_negative_h[i] as number
    const better = efficiency[i] as number
    const apart = otherPower ? NaN : (closure[i] as number)
    if (Number.isNaN(cop) && Number.isNaN(idle) && Number.isNaN(negative) && Number.isNaN(better) && Number.isNaN(apart)) continue
    const impossible = (cop < impossibleCop.below && !otherPower) || cop > impossibleCop.above
    const heatAtRest = idle >= Math.max(idleKwh, idleShare * Math.abs(orZero(heat_kwh[i]))) && orZero(aux_kwh[i]) < idleKwh
    doubts[i] = impossible || heatAtRest || negative >= negativeH || Math.abs(apart) >= closureLn || better >= betterLn ? 1 : 0
  }
  return doubts
}

const orZero = (value: number | undefined): number => value || 0
