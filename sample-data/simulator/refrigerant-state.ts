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

const shellLoss = 0.05
const coolingFromC = 96

/**
 * Line temperatures, °C, and absolute pressures, kPa, of a cycle between two saturation temperatures whose discharge
 * enthalpy follows from the COP by an energy balance: a machine that loses efficiency gets a hotter discharge line.
 * From 96 °C on the controller cools the compressor, which holds most of the rise back.
 */
export const solveCycle = (
  out: RefrigerantState,
  fluid: Fluid,
  fit: VapourFit,
  evaporatingC: number,
  condensingC: number,
  superheatK: number,
  subcoolingK: number,
  cop: number,
  heating: boolean,
): void => {
  const inlet = suctionEnthalpy(fit, evaporatingC, superheatK)
  const liquid = liquidEnthalpy(fit, condensingC - subcoolingK)
  const kept = 1 - shellLoss
  const outlet = heating
    ? (cop * inlet - kept * liquid) / Math.max(0.6, cop - kept)
    : inlet + (kept * (inlet - liquid)) / Math.max(1, cop)
  out.suctionC = evaporatingC + superheatK
  out.liquidC = condensingC - subcoolingK
  out.suctionKpa = dewPressure(fluid, evaporatingC)
  out.dischargeKpa = bubblePressure(fluid, condensingC)
  const hot = condensingC + dischargeSuperheat(fit, condensingC, outlet)
  out.dischargeC = hot <= coolingFromC ? hot : coolingFromC + 0.3 * (hot - coolingFromC)
}

const dischargeSuperheat = (fit: VapourFit, condensingC: number, enthalpy: number): number => {
  const saturated = saturatedVapourEnthalpy(fit, condensingC)
  const at30 = (dischargeEnthalpy(fit, condensingC, 30) - saturated) / 30
  const guess = Math.min(68, Math.max(6, (enthalpy - saturated) / at30))
  const slope = (dischargeEnthalpy(fit, condensingC, guess + 1) - dischargeEnthalpy(fit, condensingC, guess - 1)) / 2
  return Math.min(68, Math.max(6, guess + (enthalpy - dischargeEnthalpy(fit, condensingC, guess)) / slope))
}
