/** The colours of the current appearance, as a canvas needs them. */
export interface Palette {
  text: string
  muted: string
  axis: string
  grid: string
  surface: string
  line: string
  accent: string
  soft: string
  series: string[]
  seriesMuted: string
  critical: string
  major: string
  minor: string
  advisory: string
  good: string
}

/** Reads the tokens of the page. */
export const readPalette = (): Palette => {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    text: token('text'),
    muted: token('text-3'),
    axis: token('chart-axis'),
    grid: token('chart-grid'),
    surface: token('surface'),
    line: token('line-strong'),
    accent: token('accent'),
    soft: token('accent-soft'),
    series: [1, 2, 3, 4, 5, 6].map((index) => token(`series-${index}`)),
    seriesMuted: token('series-muted'),
    critical: token('critical'),
    major: token('major'),
    minor: token('minor'),
    advisory: token('advisory'),
    good: token('good'),
  }
}
