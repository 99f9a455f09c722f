import type { ModelRecipe } from './recipe'

/** Heating capacity over rated at rated speed (variable-speed split, NREL OCHRE table, indoor 21.1 °C). */
export const heatingCapacityRatio = (outdoorC: number): number => 0.8165 + 0.02162 * outdoorC + 5.31e-5 * outdoorC * outdoorC

/** Cooling capacity over rated at rated speed (mini-split, NREL OCHRE table, indoor wet bulb 19.4 °C). */
export const coolingCapacityRatio = (outdoorC: number): number => 1.1353 + 0.003918 * outdoorC - 2.226e-4 * outdoorC * outdoorC

const declared: Readonly<Record<string, readonly [number, number, number]>> = {
  'R-290': [4.93833, -0.92792, 0.00437],
  'R-32': [5.70633, -1.141, -0.00366],
  'R-410A': [5.29299, -1.04374, -0.00183],
}

/**
 * COP of a hydronic unit at its best speed, from the medians of EN 14825 declared points (Keymark extract, CC BY 4.0)
 * per refrigerant, as ln COP = c0 + c1 ln(supply - outdoor + 10 K) + c2 outdoor; the lift is held at 12 K at least.
 */
export const hydronicCop = (model: ModelRecipe, outdoorC: number, supplyC: number): number => {
  const [c0, c1, c2] = declared[model.refrigerant] ?? (declared['R-410A'] as readonly [number, number, number])
  const lift = Math.max(12, supplyC - outdoorC)
  return model.cop_factor * Math.exp(c0 + c1 * Math.log(lift + 10) + c2 * outdoorC)
}

/**
 * Factor on the COP of a hydronic unit at a share of its highest speed: best near 0.4, 0.76 at full speed
 * (published 5 kW inverter map: 4.6 at 40 rps, 3.3 at 120 rps).
 */
export const hydronicSpeedFactor = (share: number): number => {
  const off = share - 0.42
  return Math.exp(off > 0 ? -0.832 * off * off : -2.5 * off * off)
}

/** COP of an air-to-air unit, heating, at rated speed (mini-split energy input ratio, NREL OCHRE table). */
export const airHeatingCop = (model: ModelRecipe, outdoorC: number, indoorC: number): number => {
  const input =
    0.966475 +
    0.00591495 * indoorC +
    1.91202e-4 * indoorC * indoorC -
    0.012965668 * outdoorC +
    4.225e-5 * outdoorC * outdoorC -
    5.24003e-4 * indoorC * outdoorC
  return (model.cop_factor * 3.55) / Math.max(0.5, input)
}

/** COP of an air-to-air unit, cooling, at rated speed and indoor wet bulb 17 °C (same table). */
export const airCoolingCop = (model: ModelRecipe, outdoorC: number): number => {
  const wet = 17
  const input =
    0.429214 -
    0.00360485 * wet +
    4.578e-5 * wet * wet +
    0.026490876 * outdoorC -
    1.59212e-4 * outdoorC * outdoorC -
    1.59063e-4 * wet * outdoorC
  return (model.cop_factor * 3.7) / Math.max(0.55, input)
}

/** Factor on the COP of an air-to-air unit at a speed over rated speed (multi-speed ratings of the same tables). */
export const airSpeedFactor = (kind: ModelRecipe['kind'], ratio: number): number => ratio ** (kind === 'ducted' ? -0.29 : -0.38)

/** COP at full load as a register states it: hydronic at 35 °C supply, air-to-air at 21 °C indoors. */
export const ratedCop = (model: ModelRecipe, outdoorC: number): number =>
  model.kind === 'hydronic'
    ? hydronicCop(model, outdoorC, 35) * hydronicSpeedFactor(1 / model.max_ratio)
    : airHeatingCop(model, outdoorC, 21) * airSpeedFactor(model.kind, 1)
