import { deserialize, serialize } from 'node:v8'
import type { Expectation, Gate, Model, ModelResult } from '../../../analytics/pipeline/3-models/model'
import { isToldAgain } from '../../../analytics/pipeline/3-models/remembered/join-parts'
import { continuedGates } from '../../../analytics/pipeline/3-models/remembered/open-gates'
import { partOf } from '../../../analytics/pipeline/3-models/remembered/part-of'
import { MemoryOutgrown, newMemory } from '../../../analytics/pipeline/3-models/remembered/unit-memory'
import type { UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { withLentMemory } from '../../../analytics/statistics/memory'

/** What a model says of a record, in a form that can be compared. */
export interface Said {
  held: Record<string, number[]>
  gates: string[]
  expectation: string[]
  last: Pick<ModelResult, 'condition' | 'contributors'>
  weeks: string[]
}

/** Everything of a model's answer whose days can be told apart, from position `by` of the record on. */
const saidOf = (result: ModelResult, gates: readonly Gate[], by: number): Said => ({
  held: Object.fromEntries(Object.entries(result.held).map(([name, values]) => [name, [...values]])),
  gates: gates.map(({ detector, from, to, reason }) => `${detector} ${from + by} ${to + by} ${reason}`),
  expectation: (result.expectation ?? []).map((one) => `${keyOf(one, by)} ${JSON.stringify({ ...one, position: one.position + by })}`),
  last: structuredClone({ ...(result.condition === undefined ? {} : { condition: shifted(result.condition, by) }), ...(result.contributors === undefined ? {} : { contributors: result.contributors }) }),
  weeks: [...(result.rankedWeeks ?? []), ...(result.residualWeeks ?? [])].map((one) => JSON.stringify({ ...one, position: one.position + by, residuals: 'residuals' in one ? [...one.residuals] : [] })),
})

const keyOf = ({ mode, position }: Expectation, by: number): string => `${mode}@${position + by}`

const shifted = (condition: NonNullable<ModelResult['condition']>, by: number) => ({
  ...condition,
  ...('baselineFrom' in condition ? { baselineFrom: condition.baselineFrom === undefined ? undefined : condition.baselineFrom + by, baselineTo: condition.baselineTo === undefined ? undefined : condition.baselineTo + by } : {}),
})

const sorted = (said: Said): Said => ({ ...said, gates: said.gates.toSorted(), expectation: said.expectation.toSorted(), weeks: said.weeks.toSorted() })

/** What a model says of a whole record at once. */
export const saidAtOnce = (model: Model, unit: UnitSeries): Said =>
  withLentMemory(() => {
    const result = model.compute({ ...unit })
    return sorted(saidOf(result, result.gates, 0))
  })

export interface Piecewise {
  said: Said
  /** Ends of parts at which the model had to look at the whole record again, with what it said of it. */
  outgrown: { at: number; why: string }[]
  /** Size of what it remembers at the end. */
  bytes: number
}

/** The same part by part, each going on from what the model remembers of those before, which is stored in between. `ends` are the positions behind each part, the last one the record's length. */
export const saidPiecewise = (model: Model, unit: UnitSeries, ends: readonly number[]): Piecewise => {
  const outgrown: Piecewise['outgrown'] = []
  let stored = serialize(new Map())
  let said: Said | undefined
  let from = 0
  const compute = (first: number, end: number, states: Map<string, object>): Said =>
    withLentMemory(() => {
      const part = { ...partOf(unit, first, end), memory: newMemory(states) }
      const result = model.compute(part)
      const next = saidOf(result, continuedGates(part, result.gates), first)
      stored = serialize(part.memory.states)
      return next
    })
  for (const end of ends) {
    const before = stored
    try {
      const next = compute(from, end, deserialize(before) as Map<string, object>)
      said = said === undefined ? next : joined(said, next, from)
    } catch (error) {
      if (!(error instanceof MemoryOutgrown)) throw error
      outgrown.push({ at: end, why: error.message })
      said = compute(0, end, new Map())
    }
    from = end
  }
  return { said: sorted(said as Said), outgrown, bytes: stored.length }
}

const joined = (first: Said, rest: Said, length: number): Said => {
  const replaced = new Set(rest.expectation.map((text) => text.split(' ')[0]))
  return {
    held: Object.fromEntries(Object.entries(rest.held).map(([name, values]) => [name, [...(first.held[name] ?? []), ...values]])),
    gates: [...first.gates.filter((text) => !isToldAgain({ to: Number(text.split(' ')[2]) }, length)), ...rest.gates],
    expectation: [...first.expectation.filter((text) => !replaced.has(text.split(' ')[0])), ...rest.expectation],
    last: rest.last,
    weeks: [...first.weeks, ...rest.weeks],
  }
}
