/** Rounds to nine significant digits; missing stays missing. */
export const significant9 = (value: number): number => {
  if (value === 0 || !Number.isFinite(value)) return value
  const exponent = 8 - Math.floor(Math.log10(Math.abs(value)))
  if (exponent > 300 || exponent < -300) return value
  const scale = 10 ** Math.abs(exponent)
  return exponent >= 0 ? Math.round(value * scale) / scale : Math.round(value / scale) * scale
}
