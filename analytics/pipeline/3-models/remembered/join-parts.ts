import type { UnitResult } from '../running/compute-unit'
import type { Expectation, Gate } from '../model'

/** Whether what was told of a gate is told again by who goes on from the day after `length` days. */
export const isToldAgain = ({ to }: Pick<Gate, 'to'>, length: number): boolean => to === length - 1

const keyOf = ({ mode, position }: Expectation): string => `${mode} ${position}`

/** What is said of a record from what was said of its first days and then of the rest, which may say otherwise of days before. */
export const joinParts = (first: UnitResult, rest: UnitResult): UnitResult => {
  const by = first.length
  const later = <Entry extends { position: number }>(entries: readonly Entry[]): Entry[] => entries.map((entry) => ({ ...entry, position: entry.position + by }))
  const expectation = later(rest.expectation)
  const replaced = new Set(expectation.flatMap((one) => (one.position < by ? [keyOf(one)] : [])))
  return {
    ...rest,
    firstDay: first.firstDay,
    length: by + rest.length,
    gates: [...first.gates.filter((gate) => !isToldAgain(gate, by)), ...rest.gates.map((gate) => ({ ...gate, from: gate.from + by, to: gate.to + by }))],
    expectation: [...first.expectation.filter((one) => !replaced.has(keyOf(one))), ...expectation],
    condition: {
      ...rest.condition,
      baselineFrom: rest.condition.baselineFrom === undefined ? undefined : rest.condition.baselineFrom + by,
      baselineTo: rest.condition.baselineTo === undefined ? undefined : rest.condition.baselineTo + by,
    },
    rankedWeeks: [...first.rankedWeeks, ...later(rest.rankedWeeks)],
    residualWeeks: [...first.residualWeeks, ...later(rest.residualWeeks)],
  }
}
