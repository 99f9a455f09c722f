/** Saturation pressure of water vapour over water, Pa, at °C (Magnus, Alduchov and Eskridge 1996). */
export const waterVapourPressure = (c: number): number => 610.94 * Math.exp((17.625 * c) / (c + 243.04))

/** The same over ice (Magnus, coefficients after Buck). */
export const iceVapourPressure = (c: number): number => 611.15 * Math.exp((22.452 * c) / (c + 272.55))

/** kg of water in a kg of dry air, at °C, % relative humidity over water and Pa of total pressure. */
export const humidityRatio = (c: number, rhPct: number, pressurePa = 101_325): number => ratioOf((rhPct / 100) * waterVapourPressure(c), pressurePa)

/** The same of saturated air, over ice below 0 °C. */
export const saturatedHumidityRatio = (c: number, pressurePa = 101_325): number => ratioOf(c < 0 ? iceVapourPressure(c) : waterVapourPressure(c), pressurePa)

/** Dew point over water, °C, at °C and % relative humidity. */
export const dewPoint = (c: number, rhPct: number): number => {
  const x = Math.log(rhPct / 100) + (17.625 * c) / (c + 243.04)
  return (243.04 * x) / (17.625 - x)
}

const ratioOf = (vapourPa: number, pressurePa: number): number => (0.62198 * vapourPa) / (pressurePa - vapourPa)
