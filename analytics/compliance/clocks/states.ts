import type { Day } from '../records/records'

/** Where a leak that is over its threshold stands. */
export type State = 'open' | 'repaired' | 'tested' | 'confirmed' | 'planned' | 'mothballed' | 'closed'

export type HappeningKind =
  | 'repaired' | 'initial_passed' | 'initial_failed' | 'follow_up_passed' | 'follow_up_failed'
  | 'mothballed' | 'resumed' | 'planned' | 'plan_completed' | 'presumed'

export interface Happening {
  day: Day
  kind: HappeningKind
  /** Ids of the records it comes from. */
  ids: readonly string[]
}

type Next = Partial<Record<HappeningKind, State>>

/**
 * What follows what, 40 CFR 82.157(d) to (i), 84.106(d) to (i): a repair needs a passed initial test, then a passed follow-up test; a
 * failed test takes it back to be repaired and tested again; a plan takes the place of the repair until its work is done; no
 * addition for a year after the repair presumes it good, and tests made later are late. While mothballed, all but `resumed` happens to the state beneath.
 */
export const transitions: Readonly<Record<State, Next>> = {
  open: { repaired: 'repaired', planned: 'planned', mothballed: 'mothballed' },
  repaired: { initial_passed: 'tested', initial_failed: 'repaired', planned: 'planned', mothballed: 'mothballed', presumed: 'closed' },
  tested: {
    initial_passed: 'tested', initial_failed: 'repaired', follow_up_passed: 'confirmed', follow_up_failed: 'repaired', planned: 'planned',
    mothballed: 'mothballed', presumed: 'closed',
  },
  planned: { plan_completed: 'closed', mothballed: 'mothballed' },
  mothballed: {},
  confirmed: {},
  closed: { initial_passed: 'closed', follow_up_passed: 'closed' },
}

export const isFinal = (state: State): boolean => state === 'confirmed' || state === 'closed'

export interface Walk {
  state: State
  /** The state under a mothballing, else the same as `state`. */
  beneath: State
  repairedOn: Day | null
  /** Of the initial test that stands: no test failed since. */
  initialOn: Day | null
  followUpOn: Day | null
  closedOn: Day | null
  /** What happened in a state that has no place for it, and which state that was. */
  ignored: readonly { happening: Happening; state: State }[]
}

export const start: Walk = { state: 'open', beneath: 'open', repairedOn: null, initialOn: null, followUpOn: null, closedOn: null, ignored: [] }

const testedLate = (walk: Walk, { day, kind }: Happening): Walk => {
  if (kind === 'initial_passed') return { ...walk, initialOn: walk.repairedOn === null ? null : (walk.initialOn ?? day) }
  return { ...walk, followUpOn: walk.initialOn === null ? null : (walk.followUpOn ?? day) }
}

const arrive = (walk: Walk, from: State, to: State, happening: Happening): Walk => {
  const { day } = happening
  if (from === 'closed') return testedLate(walk, happening)
  if (to === 'repaired' && from === 'open') return { ...walk, repairedOn: day }
  if (to === 'repaired') return { ...walk, initialOn: null }
  if (to === 'tested' && from === 'repaired') return { ...walk, initialOn: day }
  if (to === 'confirmed') return { ...walk, followUpOn: day, closedOn: day }
  return to === 'closed' ? { ...walk, closedOn: day } : walk
}

/** The state after one more happening. */
export const step = (walk: Walk, happening: Happening): Walk => {
  const { state, beneath } = walk
  const { kind } = happening
  const ignore = (): Walk => ({ ...walk, ignored: [...walk.ignored, { happening, state: beneath }] })
  if (state === 'mothballed' && kind === 'resumed') return { ...walk, state: beneath }
  const next = transitions[beneath][kind]
  if (next === undefined || (state === 'mothballed' && next === 'mothballed')) return ignore()
  if (next === 'mothballed') return { ...walk, state: next }
  const arrived = arrive(walk, beneath, next, happening)
  return { ...arrived, beneath: next, state: state === 'mothballed' && !isFinal(next) ? state : next }
}
