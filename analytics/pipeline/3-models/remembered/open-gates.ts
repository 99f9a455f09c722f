import type { Gate } from '../model'
import type { UnitSeries } from '../unit-series'
import { remembered } from './unit-memory'

/** Gates that last to the end of the days at hand, by detector: their beginning, counted from the first day of those that follow, and their reason. */
type OpenGates = Record<string, { from: number; reason: string }>

/**
 * The gates of a series that goes on: those that were open before it begin where they did, below position 0, and stand here also where they end
 * with the day before it. What was told of them earlier is replaced by it.
 */
export const continuedGates = (unit: UnitSeries, gates: readonly Gate[]): Gate[] => {
  const state = remembered(unit, 'open gates', () => ({ open: {} as OpenGates }))
  const before = state.open
  state.open = {}
  const continued = gates.map((gate): Gate => {
    const open = before[gate.detector]
    if (gate.from !== 0 || open?.reason !== gate.reason) return gate
    delete before[gate.detector]
    return { ...gate, from: open.from }
  })
  const ended = Object.entries(before).map(([detector, { from, reason }]): Gate => ({ detector, from, to: -1, reason }))
  for (const { detector, from, to, reason } of continued) if (to === unit.length - 1) state.open[detector] = { from: from - unit.length, reason }
  return [...ended, ...continued]
}
