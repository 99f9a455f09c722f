import type { ModeFollowed } from '../baseline/follow-mode'
import { indexOf, type IndicatorName } from '../indicators/indicator'
import type { Mode } from '../unit-series'

/** ln lost for each kelvin of an approach. */
type Sensitivity = readonly (readonly [approach: IndicatorName, perK: number])[]

/**
 * ln efficiency lost for each kelvin that a heat exchanger has moved away from air or water. Heating: 3.1 % at 1.9 K and
 * 11.8 % at 4.8 K (analytics notes 1.7 iv); cooling: Carnot between the refrigerant's temperatures, and 4.2 % at 3.6 K.
 */
const perKelvin: Readonly<Record<Mode, Sensitivity>> = {
  heat: [['approach_outdoor', 0.012], ['approach_indoor', 0.025]],
  dhw: [['approach_outdoor', 0.012], ['approach_indoor', 0.025]],
  cool: [['approach_outdoor', 0.014], ['approach_indoor', 0.012]],
}

/**
 * The same for air systems without refrigerant temperatures, for each ln of the air's temperature rise at the same heat,
 * which is the air flow that is missing: 4.8 and 1.4 % for a tenth (1.7 ii).
 */
const perRise: Readonly<Record<Mode, number>> = { heat: 0.46, dhw: 0, cool: 0.14 }

/** The part of a day's lost ln efficiency that dirty coils and loaded filters explain, 0 or less; 0 where nothing measures them. */
export const explainedLoss = ({ mode, residuals }: ModeFollowed, position: number, hydronic: boolean): number => {
  let lost = 0
  let measured = false
  for (const [name, share] of perKelvin[mode]) {
    const away = residuals[indexOf[name]]?.[position] ?? NaN
    if (Number.isNaN(away)) continue
    lost -= share * Math.max(0, away)
    measured ||= name === 'approach_indoor'
  }
  const rise = residuals[indexOf.temperature_rise]?.[position] ?? NaN
  return measured || hydronic || Number.isNaN(rise) ? lost : lost - perRise[mode] * Math.max(0, rise)
}
