/** The least step of 1, 2 or 5 times a power of ten that parts a range in at most `most` parts. */
export const roundStep = (range: number, most: number): number => {
  const raw = Math.max(1e-9, range) / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(raw))
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw * (1 - 1e-9)) ?? 10 * power
}

/** Round values from `low` to `high`, at most `most` steps between them. */
export const roundTicks = (low: number, high: number, most: number): number[] => {
  const step = roundStep(high - low, most)
  const first = Math.ceil(low / step - 1e-9)
  return Array.from({ length: Math.max(0, Math.floor(high / step + 1e-9) - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}
