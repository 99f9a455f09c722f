/** Hours for which a reading has to stand still before it tells of the sensor, where the sensor may tell no more than whole or half degrees. */
const coarseH = 48
const nearly = 1e-3

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < nearly

/** Whether a temperature, degC, lies on a whole or half degree Celsius or a whole degree Fahrenheit, as all readings of a coarse sensor do. */
export const isCoarse = (c: number): boolean => isWhole(2 * c) || isWhole(1.8 * c + 32)

/**
 * Whether one temperature, degC, held for some hours tells of a sensor that stands still. Half a degree in six hours is little for weather, for
 * water out of a tank or for gas before a compressor that holds its superheat; in two days each of them moves by a degree. A fine sensor that
 * stopped on a whole degree is told two days later.
 */
export const tellsStill = (c: number, hours: number): boolean => hours >= coarseH || !isCoarse(c)
