/** Log-likelihood that a number is in a band: 0 within, falling by 1 for each `soft` outside, at most by `most`; 0 for an unknown number. */
export const band = (value: number, low: number, high: number, soft: number, most = 6): number =>
  Number.isNaN(value) ? 0 : -Math.min(most, Math.max(0, low - value, value - high) / soft)

/** `best` at `full` and above, `least` at `none` and below, straight between; halfway for an unknown number. */
export const ramp = (value: number, none: number, full: number, least: number, best: number): number =>
  least + (best - least) * (Number.isNaN(value) ? 0.5 : Math.min(1, Math.max(0, (value - none) / (full - none))))

/** What speaks for a column being a signal, beside its being nothing known. Above 0 it is worth proposing. */
export interface Evidence {
  score: number
  /** Unit the values are taken in, as a mapping writes it; null where the signal's own has none. */
  unit: string | null
  /** For people. */
  reason: string
}
