import type { PageAnswer } from '../../engine/client'

export interface EfficiencyRow {
  /** Days since 1970-01-01. */
  day: number
  mode: string
  outdoorC: number
  actual: number
  /** NaN where the model has no expectation. */
  expected: number
  deviationPct: number
  medianPct: number
  group: 'baseline' | 'scored' | 'latest' | 'other'
}

const latestCount = 28

/** The days of an efficiency answer, with the latest 28 scored ones of each mode told apart. */
export const efficiencyRows = (answer: PageAnswer<'unit.efficiencyDays'>): EfficiencyRow[] => {
  const of = (name: 'day' | 'outdoor_c' | 'actual' | 'expected' | 'deviation_pct' | 'median_pct' | 'scored' | 'baseline') =>
    answer.numbers(name)
  const [day, outdoor, actual, expected] = [of('day'), of('outdoor_c'), of('actual'), of('expected')]
  const [deviation, median, scored, baseline] = [of('deviation_pct'), of('median_pct'), of('scored'), of('baseline')]
  const modes = answer.texts('mode')
  const scoredRows = [...scored.keys()].filter((row) => scored[row] === 1)
  const latest = new Set(
    [...new Set(modes)].flatMap((mode) => scoredRows.filter((row) => modes[row] === mode).slice(-latestCount)),
  )
  return Array.from({ length: answer.rowCount }, (_, row) => ({
    day: day[row] as number,
    mode: modes[row] ?? '',
    outdoorC: outdoor[row] as number,
    actual: actual[row] as number,
    expected: expected[row] as number,
    deviationPct: deviation[row] as number,
    medianPct: median[row] as number,
    group: latest.has(row) ? 'latest' : baseline[row] === 1 ? 'baseline' : scored[row] === 1 ? 'scored' : 'other',
  }))
}

const modeOrder = ['heat', 'dhw', 'cool']

/** The modes that occur, heating first. */
export const modesOf = (rows: readonly EfficiencyRow[]): string[] =>
  modeOrder.filter((mode) => rows.some((row) => row.mode === mode))
