/** Saturation vapour pressure over water, Pa, at °C (Magnus form, Alduchov and Eskridge 1996). */
export const vapourPressure = (c: number): number => 610.94 * Math.exp((17.625 * c) / (c + 243.04))

/** Saturation vapour pressure over ice, Pa, at °C (Magnus form). */
const icePressure = (c: number): number => 611.15 * Math.exp((22.452 * c) / (c + 272.55))

const humidityRatio = (pascal: number): number => (0.622 * pascal) / (101_325 - pascal)

/** kg of water per kg of dry air at sea level, from °C and relative humidity 0..1; saturation is over ice below 0 °C, as EnergyPlus has it for frost. */
export const moisture = (c: number, relative: number): number =>
  humidityRatio(relative * (c < 0 ? icePressure(c) : vapourPressure(c)))

/** Relative humidity 0..1 from air and dew-point temperature, °C. */
export const relativeHumidity = (c: number, dewC: number): number => vapourPressure(dewC) / vapourPressure(c)
