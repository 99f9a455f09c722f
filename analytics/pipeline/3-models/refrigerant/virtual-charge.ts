import { newNumbers, newUnknown } from '../../../statistics/memory'
import { dailyResidual } from '../baseline/daily-residual'
import { nameCauses } from '../causes/name-causes'
import { modes, type UnitSeries } from '../unit-series'

/**
 * Subcooling per share of charge: 6 K for 10 % (analytics notes 1.7 iv); at 8 K rated the formula of 4.2 has 44 K with
 * constants from memory, which would claim a third more.
 */
const subcoolingPerCharge = 60
/** k_sh / k_sc of 4.2. */
const superheatShare = 1 / 2.5
/** An electronic valve that opens by a half holds back the subcooling of an eighth of the charge. */
const chargePerOpening = 0.25

/**
 * Relative virtual refrigerant charge (Kim and Braun; analytics notes 4.2): per cent of charge lost against the unit's own
 * baseline at the same conditions, positive = lost, from subcooling, superheat and, where known, the opening of the
 * expansion valve; all modes by steady samples. NaN where subcooling was not compared.
 */
export const virtualChargeLost = (unit: UnitSeries): Float64Array => {
  const { followed } = nameCauses(unit)
  const of = (name: 'subcooling' | 'superheat' | 'valve_opening') => dailyResidual(followed.modes, unit.length, name)
  const [subcooling, superheat, opening] = [of('subcooling'), of('superheat'), of('valve_opening')]
  const usual = usualOpening(unit, opening)
  const lost = newNumbers(unit.length)
  for (let i = 0; i < unit.length; i++) {
    const fromLines = (-(subcooling[i] as number) + superheatShare * (superheat[i] || 0)) / subcoolingPerCharge
    const fromValve = chargePerOpening * ((opening[i] || 0) / (usual[i] || Infinity))
    lost[i] = 100 * (fromLines + fromValve)
  }
  return lost
}

/** Expected opening of the day: as measured less its residual, %. */
const usualOpening = (unit: UnitSeries, residual: Float64Array): Float64Array => {
  const usual = newUnknown(unit.length)
  for (const mode of modes) {
    const { eev_pct } = unit.modes[mode]
    for (let i = 0; i < unit.length; i++) if (Number.isNaN(usual[i]) && Number.isFinite(eev_pct[i])) usual[i] = Math.max(5, (eev_pct[i] as number) - (residual[i] as number))
  }
  return usual
}
