/**
 * Ten coefficients of AHRI 540: value at saturated dew temperatures of evaporation and condensation, both °F, in the map's own unit
 * (lbm/h of mass flow, W of power).
 */
export const compressorMap = (coefficients: readonly number[], evaporatingF: number, condensingF: number): number => {
  const [c1, c2, c3, c4, c5, c6, c7, c8, c9, c10] = coefficients as readonly [number, number, number, number, number, number, number, number, number, number]
  const [e, c] = [evaporatingF, condensingF]
  return c1 + c2 * e + c3 * c + c4 * e * e + c5 * e * c + c6 * c * c + c7 * e ** 3 + c8 * c * e * e + c9 * e * c * c + c10 * c ** 3
}
