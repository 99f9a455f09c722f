import type { TraceSignal } from '../../../../analytics/contract'
import type { PageAnswer } from '../../../engine/client'

export interface TraceLine {
  signal: TraceSignal
  /** ms UTC and SI values; a NaN value breaks the line where samples are missing. */
  points: [t: number, value: number][]
}

/** The wanted lines of a trace answer, in the order wanted. A line is broken where the next point is more than 2.5 samples and two pixels away. */
export const traceLines = (
  answer: PageAnswer<'unit.trace'>,
  pixelMs: number,
  wanted: readonly TraceSignal[],
): TraceLine[] => {
  const signals = answer.texts('signal')
  const t = answer.numbers('t')
  const values = answer.numbers('value')
  const steps = answer.numbers('step_s')
  const lines = new Map<string, TraceLine>()
  for (let row = 0; row < answer.rowCount; row++) {
    const signal = signals[row] as TraceSignal
    const at = t[row] as number
    const line = lines.get(signal) ?? { signal, points: [] }
    lines.set(signal, line)
    const previous = line.points.at(-1)
    const reach = Math.max(2.5 * (steps[row] as number) * 1000, 2.5 * pixelMs)
    if (previous !== undefined && at - previous[0] > reach) line.points.push([(previous[0] + at) / 2, NaN])
    line.points.push([at, values[row] as number])
  }
  return wanted.flatMap((signal) => lines.get(signal) ?? [])
}
