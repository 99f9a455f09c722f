import { describe, expect, it } from 'vitest'
import { loanNo, newMarks, newNumbers, newUnknown, newWholes, withLentMemory } from '../../analytics/statistics/memory'

const dirty = (): void => {
  for (const array of [newNumbers(100), newUnknown(100), newWholes(100), newMarks(100)]) array.fill(7)
}

describe('memory lent to a task', () => {
  it('is one piece, and the next task gets it again', () => {
    withLentMemory(dirty)
    const first = withLentMemory(() => [newNumbers(50), newWholes(30), newMarks(9), newUnknown(20)])
    const second = withLentMemory(() => [newNumbers(50), newWholes(30), newMarks(9), newUnknown(20)])
    expect(new Set([...first, ...second].map(({ buffer }) => buffer)).size).toBe(1)
    expect(second.map(({ byteOffset }) => byteOffset)).toEqual([0, 400, 520, 536])
  })

  it('is empty whatever the task before left there', () => {
    withLentMemory(dirty)
    const [numbers, unknown, wholes, marks] = withLentMemory(() => [newNumbers(100).slice(), newUnknown(100).slice(), newWholes(100).slice(), newMarks(100).slice()] as const)
    for (const array of [numbers, wholes, marks]) expect(array.every((value) => value === 0)).toBe(true)
    expect(unknown.every(Number.isNaN)).toBe(true)
  })

  it('is not given to short arrays, nor outside of tasks, nor where it does not suffice', () => {
    const [short, much] = withLentMemory(() => [newNumbers(8), newNumbers(10_000_000)])
    expect(short?.buffer.byteLength).toBe(64)
    expect(much?.length).toBe(10_000_000)
    expect(newNumbers(100).buffer.byteLength).toBe(800)
  })

  it('ends with a task that fails', () => {
    expect(() => withLentMemory(() => { throw new Error('no') })).toThrow('no')
    expect(newNumbers(100).buffer.byteLength).toBe(800)
  })

  it('is told apart from loan to loan', () => {
    const before = loanNo()
    const within = withLentMemory(loanNo)
    expect(new Set([before, within, loanNo()]).size).toBe(3)
  })
})
