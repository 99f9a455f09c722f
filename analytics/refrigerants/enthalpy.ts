import type { SuperheatFit, VapourFit } from './fluid'
import { polynomial } from './polynomial'

/** Liquid at °C, kJ/kg, reference 200 kJ/kg for saturated liquid at 0 °C. */
export const liquidEnthalpy = (fit: VapourFit, c: number): number => polynomial(fit.hLiquid, c)

/** Saturated vapour at a dew temperature in °C, kJ/kg. */
export const saturatedVapourEnthalpy = (fit: VapourFit, dewC: number): number => polynomial(fit.hVapour, dewC)

/** Vapour at the compressor inlet, kJ/kg: dew -40..25 °C, superheat 0..40 K. */
export const suctionEnthalpy = (fit: VapourFit, dewC: number, superheatK: number): number =>
  polynomial(fit.hVapour, dewC) + superheatEnthalpy(fit.suction, dewC, superheatK)

/** Vapour at the compressor outlet, kJ/kg: dew 15..58 °C, superheat 5..70 K. */
export const dischargeEnthalpy = (fit: VapourFit, dewC: number, superheatK: number): number =>
  polynomial(fit.hVapour, dewC) + superheatEnthalpy(fit.discharge, dewC, superheatK)

/** Saturated vapour density, kg/m³, at a dew temperature in °C. */
export const saturatedVapourDensity = (fit: VapourFit, dewC: number): number => Math.exp(polynomial(fit.lnRhoVapour, dewC))

/** Vapour density at the compressor inlet, kg/m³; superheat by the ideal-gas ratio of temperatures. */
export const suctionDensity = (fit: VapourFit, dewC: number, superheatK: number): number =>
  (saturatedVapourDensity(fit, dewC) * (dewC + 273.15)) / (dewC + superheatK + 273.15)

/**
 * Isentropic compression work, kJ/kg, from the inlet state and the pressure ratio.
 * Fitted for dew -35..15 °C, superheat 2..16 K, condensing 25..55 °C; error at most 1.5 %.
 */
export const isentropicWork = (fit: VapourFit, dewC: number, superheatK: number, pressureRatio: number): number => {
  const [n, a, b, c, d] = fit.isentropicWork.coefficients as [number, number, number, number, number]
  const te = dewC / 10
  const gas = fit.isentropicWork.rOverM * (dewC + superheatK + 273.15)
  return ((gas * (pressureRatio ** n - 1)) / n) * (a + b * te + c * te * te + d * (superheatK / 10))
}

const superheatEnthalpy = (fit: SuperheatFit, dewC: number, superheatK: number): number => {
  const t = dewC / 10
  return (
    polynomial(fit.L, t) * superheatK +
    polynomial(fit.E, t) * (1 - Math.exp(-superheatK / 12)) +
    polynomial(fit.F, t) * (1 - Math.exp(-superheatK / 50))
  )
}
