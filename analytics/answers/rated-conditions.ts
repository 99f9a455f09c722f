/** Columns of the unit register with a rated heating COP, and the outdoor temperature of each rating, °C (47, 17 and 5 °F). */
export const ratedConditions = [
  { column: 'rated_cop_8c', outdoorC: 8.3 },
  { column: 'rated_cop_m8c', outdoorC: -8.3 },
  { column: 'rated_cop_m15c', outdoorC: -15 },
] as const
