import { placeOf, type Block } from '../../pipeline/3-models/causes/pattern'
import type { ComparedIndicator, RankedCause, UnitComparison } from './compare-unit'

/** Causes that lower the mass flow (analytics notes 4.1, 3.3, 1.7). */
const lessFlow: ReadonlySet<string> = new Set(['refrigerant_leak', 'liquid_line_restriction', 'compressor_valve_leakage', 'reversing_valve_leakage'])

/** What a cause does to the mass flow, where that is clear: a valve that starves the evaporator lowers it, one that floods it raises it. */
const flowSign = ({ fault, signature }: RankedCause, block: Block): number =>
  lessFlow.has(fault) ? -1 : fault === 'expansion_valve_fault' ? -Math.sign(signature[placeOf(block, 'superheat')] as number) : 0

/** An indicator that speaks against a cause: that would have moved it by `expected` noise floors, 0 where it has nothing to do with it. */
export interface Contradiction {
  indicator: ComparedIndicator
  expected: number
}

/** A signature moves what it gives so many noise floors or more; a change of so many is to be explained. */
const weakSignature = 0.7
const clearChange = 1
const most = 4

/**
 * What speaks against a cause, sized to the whole of the change: indicators that it moves and that stood still or moved the
 * other way, and those that moved and that it leaves alone; what speaks against each of its faces before what speaks against
 * the likeliest alone, and the farthest off first.
 */
export const contradictionsOf = ({ indicators }: UnitComparison, cause: RankedCause): Contradiction[] => {
  const all = cause.faces.map((signature) => new Set(againstFace(indicators, { ...cause, signature }).map(({ indicator }) => indicator)))
  const common = ({ indicator }: Contradiction): number => Number(all.every((against) => against.has(indicator)))
  return againstFace(indicators, cause)
    .sort((a, b) => common(b) - common(a) || off(b) - off(a))
    .slice(0, most)
}

const againstFace = (indicators: readonly ComparedIndicator[], cause: RankedCause): Contradiction[] => {
  const signed = ({ block, name }: ComparedIndicator): number => (name === 'refrigerant_flow' ? flowSign(cause, block) : (cause.signature[placeOf(block, name)] as number))
  const ranked = indicators.filter(({ name }) => name !== 'refrigerant_flow')
  const change = Math.hypot(...ranked.map(({ floors }) => floors))
  const length = Math.hypot(...ranked.map(signed))
  if (length === 0) return []
  return indicators
    .map((indicator) => ({ indicator, expected: (signed(indicator) * change) / length }))
    .filter(({ indicator, expected }) =>
      Math.abs(signed(indicator)) >= weakSignature ? indicator.floors * Math.sign(expected) < 0.3 * Math.abs(expected)
      : indicator.name !== 'refrigerant_flow' && signed(indicator) === 0 && Math.abs(indicator.floors) >= clearChange)
}

const off = ({ indicator, expected }: Contradiction): number => Math.abs(expected - indicator.floors)
