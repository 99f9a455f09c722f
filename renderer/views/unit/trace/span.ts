import type { Span } from '../../../state/trace-view'

const leastMs = 10 * 60_000

/** A span inside the whole, at least ten minutes long, moved rather than cut where it can be. */
export const clampSpan = (span: Span, whole: Span): Span => {
  const length = Math.min(whole.to - whole.from, Math.max(leastMs, span.to - span.from))
  const from = Math.min(Math.max(span.from, whole.from), whole.to - length)
  return { from: Math.round(from), to: Math.round(from + length) }
}

/** What is shown first: the latest week. */
export const firstSpan = (whole: Span): Span => clampSpan({ from: whole.to - 7 * 86_400_000, to: whole.to }, whole)

/** Zooms around the middle (or a point): factor below 1 shows less. */
export const zoomSpan = (span: Span, factor: number, around = (span.from + span.to) / 2): Span => ({
  from: around - (around - span.from) * factor,
  to: around + (span.to - around) * factor,
})

/** Moves by a share of its own length. */
export const shiftSpan = (span: Span, share: number): Span => {
  const by = (span.to - span.from) * share
  return { from: span.from + by, to: span.to + by }
}

export const presets = [
  { id: 'all', days: Infinity },
  { id: 'year', days: 365 },
  { id: 'quarter', days: 90 },
  { id: 'month', days: 30 },
  { id: 'week', days: 7 },
  { id: 'day', days: 1 },
] as const

export type Preset = (typeof presets)[number]['id']

/** The span of a preset, ending where the present one ends. */
export const presetSpan = (preset: Preset, span: Span, whole: Span): Span => {
  const days = presets.find((one) => one.id === preset)?.days ?? Infinity
  if (days === Infinity) return whole
  return clampSpan({ from: span.to - days * 86_400_000, to: span.to }, whole)
}

/** The preset a span is, if it is one. */
export const presetOf = (span: Span, whole: Span): Preset | undefined => {
  const length = span.to - span.from
  if (length >= whole.to - whole.from) return 'all'
  return presets.find((one) => Math.abs(one.days * 86_400_000 - length) < 3_600_000)?.id
}

/** Where the next move from a span leads: half a span earlier or later, or twice as near or far. */
export const nearSpans = (span: Span, whole: Span): Span[] =>
  [shiftSpan(span, -0.5), shiftSpan(span, 0.5), zoomSpan(span, 0.5), zoomSpan(span, 2)]
    .map((next) => clampSpan(next, whole))
    .filter(({ from, to }) => from !== span.from || to !== span.to)
