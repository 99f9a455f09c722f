import type { Fluid } from './fluid'
import { polynomial } from './polynomial'

/** Pressure of boiling liquid, kPa absolute, at °C. */
export const bubblePressure = (fluid: Fluid, c: number): number => Math.exp(polynomial(fluid.lnPBubble, 1000 / (c + 273.15)))

/** Pressure of saturated vapour, kPa absolute, at °C. */
export const dewPressure = (fluid: Fluid, c: number): number => Math.exp(polynomial(fluid.lnPDew, 1000 / (c + 273.15)))

/** Temperature of boiling liquid, °C, at kPa absolute. */
export const bubbleTemperature = (fluid: Fluid, kpa: number): number => polynomial(fluid.tBubble, Math.log(kpa))

/** Temperature of saturated vapour, °C, at kPa absolute. */
export const dewTemperature = (fluid: Fluid, kpa: number): number => polynomial(fluid.tDew, Math.log(kpa))

/** Superheat of vapour, K: line temperature over the dew point. */
export const superheat = (fluid: Fluid, suctionKpa: number, suctionC: number): number =>
  suctionC - dewTemperature(fluid, suctionKpa)

/** Subcooling of liquid, K: bubble point over the line temperature. */
export const subcooling = (fluid: Fluid, dischargeKpa: number, liquidC: number): number =>
  bubbleTemperature(fluid, dischargeKpa) - liquidC

/** Absolute kPa of a gauge reading in psig at standard sea-level pressure (14.696 psia). */
export const psigToKpa = (psig: number): number => (psig + 14.696) * 6.894757

/** Gauge psig at standard sea-level pressure of an absolute kPa. */
export const kpaToPsig = (kpa: number): number => kpa / 6.894757 - 14.696
