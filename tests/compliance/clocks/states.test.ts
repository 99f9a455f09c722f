import { describe, expect, it } from 'vitest'
import { isFinal, start, step, transitions, type HappeningKind, type State, type Walk } from '../../../analytics/compliance/clocks/states'

const kinds: readonly HappeningKind[] = [
  'repaired', 'initial_passed', 'initial_failed', 'follow_up_passed', 'follow_up_failed', 'mothballed', 'resumed', 'planned', 'plan_completed', 'presumed',
]

/** How each state is reached from the start. */
const ways: Readonly<Record<Exclude<State, 'mothballed'>, readonly HappeningKind[]>> = {
  open: [],
  repaired: ['repaired'],
  tested: ['repaired', 'initial_passed'],
  confirmed: ['repaired', 'initial_passed', 'follow_up_passed'],
  planned: ['planned'],
  closed: ['planned', 'plan_completed'],
}

const expected: Readonly<Record<keyof typeof ways, Partial<Record<HappeningKind, State>>>> = {
  open: { repaired: 'repaired', planned: 'planned', mothballed: 'mothballed' },
  repaired: { initial_passed: 'tested', initial_failed: 'repaired', planned: 'planned', mothballed: 'mothballed', presumed: 'closed' },
  tested: {
    initial_passed: 'tested', initial_failed: 'repaired', follow_up_passed: 'confirmed', follow_up_failed: 'repaired', planned: 'planned',
    mothballed: 'mothballed', presumed: 'closed',
  },
  planned: { plan_completed: 'closed', mothballed: 'mothballed' },
  confirmed: {},
  closed: { initial_passed: 'closed', follow_up_passed: 'closed' },
}

const walk = (...happened: HappeningKind[]): Walk => happened.reduce((at, kind, day) => step(at, { day, kind, ids: [kind] }), start)

describe('states of a leak', () => {
  for (const [from, way] of Object.entries(ways) as [keyof typeof ways, readonly HappeningKind[]][]) {
    for (const kind of kinds) {
      const to = expected[from][kind]
      it(`${from}, ${kind}: ${to ?? 'stays, and is listed'}`, () => {
        expect(walk(...way).state).toBe(from)
        const after = walk(...way, kind)
        expect(after.state).toBe(to ?? from)
        expect(after.ignored.map(({ happening, state }) => [happening.kind, state])).toEqual(to === undefined ? [[kind, from]] : [])
      })
      if (kind === 'mothballed' || expected[from].mothballed === undefined) continue
      it(`mothballed when ${from}, ${kind}: ${kind === 'resumed' ? from : (to ?? 'stays')}`, () => {
        const after = walk(...way, 'mothballed', kind)
        const beneath = kind === 'resumed' ? from : (to ?? from)
        expect(after.beneath).toBe(beneath)
        expect(after.state).toBe(kind === 'resumed' || isFinal(beneath) ? beneath : 'mothballed')
        if (!isFinal(beneath)) expect(walk(...way, 'mothballed', kind, 'resumed').state).toBe(beneath)
      })
    }
  }

  it('have no other transitions', () => {
    expect(transitions).toEqual({ ...expected, mothballed: {} })
  })

  it('keep the days of the repair and the tests that stand', () => {
    expect(walk('repaired', 'initial_passed', 'follow_up_passed')).toMatchObject({ repairedOn: 0, initialOn: 1, followUpOn: 2, closedOn: 2 })
    expect(walk('repaired', 'initial_passed', 'initial_passed')).toMatchObject({ initialOn: 1, closedOn: null })
    expect(walk('repaired', 'initial_passed', 'follow_up_failed')).toMatchObject({ repairedOn: 0, initialOn: null, followUpOn: null })
    expect(walk('repaired', 'initial_passed', 'follow_up_failed', 'initial_passed', 'follow_up_passed')).toMatchObject({ initialOn: 3, followUpOn: 4 })
    expect(walk('repaired', 'presumed', 'initial_passed', 'follow_up_passed')).toMatchObject({ state: 'closed', closedOn: 1, initialOn: 2, followUpOn: 3 })
    expect(walk('planned', 'plan_completed', 'initial_passed', 'follow_up_passed')).toMatchObject({ state: 'closed', initialOn: null, followUpOn: null })
  })

  it('go on mothballed as they were', () => {
    expect(walk('mothballed', 'mothballed').ignored).toHaveLength(1)
    expect(walk('repaired', 'mothballed', 'initial_passed', 'follow_up_passed')).toMatchObject({ state: 'confirmed', closedOn: 3 })
  })
})
