import { newUnknown } from '../../../statistics/memory'
import type { UnitSeries } from '../unit-series'
import { standbyDoubts } from './balance-doubts'
import { trustedClosureShift } from './closure-shift'
import { meanResidual } from './mean-residual'

/** What the day says of the power meter, per position. */
export interface PowerDoubts {
  /** Share of the metered power that is not the heat pump's; 0 where none, NaN where not known. */
  share: Float64Array
  /** 1 where power at rest is far above its habit. */
  atRest: Uint8Array
  /** Refrigerant-side over metered heat against its own start, ln, where it can be trusted. */
  closure: Float64Array
  /** Deviations of efficiency and power from the baseline, ln. */
  efficiency: Float64Array
  power: Float64Array
}

/** Power so near to double, ln, is a meter's that reads double. */
const doubleLn = 0.1

/**
 * Power that is metered with the heat pump but does not reach its gas: efficiency fell, power rose and the refrigerant side,
 * worked out from that power, grew over the metered heat, all by as much (the least of the three counts). A failing compressor
 * heats its gas, so that the balance stays.
 */
export const powerDoubts = (unit: UnitSeries): PowerDoubts => {
  const atRest = standbyDoubts(unit)
  const closure = trustedClosureShift(unit)
  const efficiency = meanResidual(unit, 'efficiency')
  const power = meanResidual(unit, 'power')
  const share = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    const more = Math.min(-(efficiency[i] as number), closure[i] as number, power[i] as number)
    if (Number.isNaN(more)) continue
    const readsDouble = Math.abs((power[i] as number) - Math.LN2) <= doubleLn && atRest[i] !== 1
    share[i] = more > 0 && !readsDouble ? 1 - Math.exp(-more) : 0
  }
  return { share, atRest, closure, efficiency, power }
}
