const largest = 300
const powers = Float64Array.from({ length: largest + 1 }, (_, exponent) => 10 ** exponent)

/** Rounds to nine significant digits; missing stays missing. */
export const significant9 = (value: number): number => {
  if (value - value !== 0 || ((value | 0) === value && value > -1e9 && value < 1e9)) return value
  const exponent = 8 - Math.floor(Math.log10(Math.abs(value)))
  if (exponent > largest || exponent < -largest) return value
  const scale = powers[Math.abs(exponent)] as number
  return exponent >= 0 ? Math.round(value * scale) / scale : Math.round(value / scale) * scale
}

/** The same of every value, into memory of as many; nothing is known where there are none. */
export const roundTo9 = (values: Float64Array | undefined, into: Float64Array): void => {
  if (values === undefined) into.fill(NaN)
  else for (let i = 0; i < into.length; i++) into[i] = significant9(values[i] as number)
}
