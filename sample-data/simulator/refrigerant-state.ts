import {
  bubblePressure,
  dewPressure,
  dischargeEnthalpy,
  liquidEnthalpy,
  saturatedVapourEnthalpy,
  suctionEnthalpy,
  type Fluid,
  type VapourFit,
} from '../../analytics/refrigerants'

export interface RefrigerantState {
  dischargeC: number
  suctionC: number
  liquidC: number
  dischargeKpa: number
  suctionKpa: number
}

/** A cycle between two saturation temperatures. */
export interface CyclePoint {
  evaporatingC: number
  condensingC: number
  superheatK: number
  subcoolingK: number
  /** COP as the refrigerant sees it: without fans, pumps and controls. */
  cop: number
  heating: boolean
  /** Liquid share of the suction gas. */
  wetness: number
  /** Heat that reaches the discharge line from elsewhere, K. */
  extraK: number
  /** The controller does not cool a hot compressor. */
  unprotected: boolean
}

const shellLoss = 0.05
const coolingFromC = 95

/**
 * Line temperatures, °C, and absolute pressures, kPa, of a cycle whose discharge enthalpy follows from the COP by an
 * energy balance: a machine that loses efficiency gets a hotter discharge line, wet gas a colder one. From 95 °C on the
 * controller cools the compressor, which holds most of the rise back.
 */
export const solveCycle = (out: RefrigerantState, fluid: Fluid, fit: VapourFit, p: CyclePoint): void => {
  const { evaporatingC, condensingC, superheatK, cop } = p
  const dry = suctionEnthalpy(fit, evaporatingC, superheatK)
  const inlet = p.wetness === 0 ? dry : dry - p.wetness * (saturatedVapourEnthalpy(fit, evaporatingC) - liquidEnthalpy(fit, evaporatingC))
  const liquid = liquidEnthalpy(fit, condensingC - p.subcoolingK)
  const kept = 1 - shellLoss
  const outlet = p.heating
    ? inlet + (kept * (inlet - liquid)) / Math.max(0.6, cop - kept)
    : inlet + (kept * (inlet - liquid)) / Math.max(1, cop)
  out.suctionC = evaporatingC + superheatK
  out.liquidC = condensingC - p.subcoolingK
  out.suctionKpa = dewPressure(fluid, evaporatingC)
  out.dischargeKpa = bubblePressure(fluid, condensingC)
  const hot = condensingC + dischargeSuperheat(fit, condensingC, outlet) + p.extraK
  out.dischargeC = hot <= coolingFromC || p.unprotected ? hot : coolingFromC + 0.3 * (hot - coolingFromC)
}

const least = 3
const most = 75

const dischargeSuperheat = (fit: VapourFit, condensingC: number, enthalpy: number): number => {
  const saturated = saturatedVapourEnthalpy(fit, condensingC)
  const at30 = (dischargeEnthalpy(fit, condensingC, 30) - saturated) / 30
  const guess = Math.min(most, Math.max(least, (enthalpy - saturated) / at30))
  const slope = (dischargeEnthalpy(fit, condensingC, guess + 1) - dischargeEnthalpy(fit, condensingC, guess - 1)) / 2
  return Math.min(most, Math.max(least, guess + (enthalpy - dischargeEnthalpy(fit, condensingC, guess)) / slope))
}
