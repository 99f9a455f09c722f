import type { TraceSignal } from '../../../../analytics/contract'
import type { PageAnswer } from '../../../engine/client'

export interface TraceLine {
  signal: TraceSignal
  /** ms UTC and SI value in turn; a NaN value breaks the line where samples are missing. */
  points: Float64Array
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
  const lines = new Map<string, number[]>()
  for (let row = 0; row < answer.rowCount; row++) {
    const signal = signals[row] as TraceSignal
    const at = t[row] as number
    const points = lines.get(signal) ?? []
    lines.set(signal, points)
    const previous = points.at(-2)
    const reach = Math.max(2.5 * (steps[row] as number) * 1000, 2.5 * pixelMs)
    if (previous !== undefined && at - previous > reach) points.push((previous + at) / 2, NaN)
    points.push(at, values[row] as number)
  }
  return wanted.flatMap((signal) => {
    const points = lines.get(signal)
    return points === undefined ? [] : [{ signal, points: Float64Array.from(points) }]
  })
}
