import { runStep, type StepResult } from './child'

export interface Pairs {
  ours: number[]
  floor: number[]
  oursMedian: number
  floorMedian: number
  /** Median of the ratios of the pairs. */
  ratio: number
  peakMb: number
  rows: number | undefined
}

interface Side {
  step: string
  input: object
}

/** Runs ours and its floor in turn, each in a fresh process. */
export const runPairs = async (count: number, ours: Side, floor: Side, say: (text: string) => void): Promise<Pairs> => {
  const pairs: Pairs = { ours: [], floor: [], oursMedian: 0, floorMedian: 0, ratio: 0, peakMb: 0, rows: undefined }
  for (let pair = 1; pair <= count; pair++) {
    const a = await runStep<StepResult & { rows?: number }>(ours.step, ours.input)
    const b = await runStep<StepResult & { rows?: number }>(floor.step, floor.input)
    if (a.rows !== undefined && b.rows !== undefined && a.rows !== b.rows) throw new Error(`${ours.step}: ${a.rows} rows, its floor ${b.rows}`)
    pairs.ours.push(a.seconds)
    pairs.floor.push(b.seconds)
    pairs.peakMb = Math.max(pairs.peakMb, a.peakMb)
    pairs.rows = a.rows
    say(`${ours.step} ${pair}/${count}: ${a.seconds.toFixed(2)} s against ${b.seconds.toFixed(2)} s, ratio ${(a.seconds / b.seconds).toFixed(2)}`)
  }
  pairs.oursMedian = median(pairs.ours)
  pairs.floorMedian = median(pairs.floor)
  pairs.ratio = median(pairs.ours.map((seconds, index) => seconds / (pairs.floor[index] as number)))
  return pairs
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
