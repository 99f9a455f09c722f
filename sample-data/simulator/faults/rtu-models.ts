type Coefficients = readonly [number, number, number, number, number, number]

interface FaultModel {
  most: number
  capacity: Coefficients
  input: Coefficients
}

/**
 * Cooling-mode fault models of rooftop units (NREL and Purdue, OpenStudio fault models): factor on capacity and on
 * energy input ratio = 1 + F (C1 + C2 wb + C3 out + C4 F + C5 F² + C6 COP), temperatures in °C over 273.15 plus 1.
 */
export const rtuModels = {
  condenserFouling: {
    most: 0.5,
    capacity: [-2.2162, 5.6315, -3.1199, 0.22492, -0.76245, -0.072843],
    input: [-5.9806, 0.9479, 4.3816, -1.0667, 2.9142, 0.090476],
  },
  nonCondensables: {
    most: 0.6,
    capacity: [-1.952, 3.8946, -1.6685, -0.044405, -0.015189, -0.062296],
    input: [2.4648, -3.1898, 1.0582, 0.040316, -0.000329, -0.038164],
  },
  liquidLine: {
    most: 0.3,
    capacity: [-1.0205, -3.2899, 3.66, -1.9118, 0.031398, 0.064409],
    input: [1.4031, 3.7922, -5.343, 3.0229, 1.6979, 0.12159],
  },
} as const satisfies Record<string, FaultModel>

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

const evaluate = (c: Coefficients, f: number, wetBulbC: number, outdoorC: number, cop: number): number =>
  1 + f * (c[0] + c[1] * (wetBulbC / 273.15 + 1) + c[2] * (outdoorC / 273.15 + 1) + c[3] * f + c[4] * f * f + c[5] * cop)

export interface Factors {
  capacity: number
  power: number
}

/**
 * Factors on capacity and power of one of these faults; conditions are held inside the range of the tests:
 * wet bulb 12.8 to 23.9 °C, outdoor 18.3 to 46.1 °C, COP 3.74 to 4.69.
 */
export const rtuFactors = (model: FaultModel, fault: number, wetBulbC: number, outdoorC: number, cop: number): Factors => {
  const f = Math.min(model.most, fault)
  const [wet, out, rated] = [within(wetBulbC, 12.8, 23.9), within(outdoorC, 18.3, 46.1), within(cop, 3.74, 4.69)]
  const capacity = evaluate(model.capacity, f, wet, out, rated)
  return { capacity, power: capacity * evaluate(model.input, f, wet, out, rated) }
}
