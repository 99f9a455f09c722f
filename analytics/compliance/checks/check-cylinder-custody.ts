import { dayText } from '../exact/day'
import { massText } from '../exact/mass-text'
import { byId } from '../records/live'
import type { CylinderMove, Day, Purchase, Transfer } from '../records/records'
import type { Report } from './check'
import { isWithin, type CylinderUse } from './cylinder-use'

/** What happened to one cylinder. */
export interface CylinderLife {
  uses: readonly CylinderUse[]
  moves: readonly CylinderMove[]
  purchases: readonly Purchase[]
  transfers: readonly Transfer[]
}

const follows = (a: CylinderUse, b: CylinderUse): boolean =>
  a.after !== null && b.before !== null && isWithin(a.after.lb, b.before.lb)

/** In order of days; on one day so that each weighing follows the one before, where that is possible. */
const inOrder = (uses: readonly CylinderUse[]): CylinderUse[] => {
  const left = [...uses].sort((a, b) => a.day - b.day || byId(a.event_id, b.event_id))
  const ordered: CylinderUse[] = []
  while (left[0] !== undefined) {
    const last = ordered.at(-1)
    const sameDay = left.filter(({ day }) => day === left[0]?.day)
    const starts = (use: CylinderUse): boolean => !sameDay.some((other) => other !== use && follows(other, use))
    const next = (last && sameDay.find((use) => follows(last, use))) ?? sameDay.find(starts) ?? left[0]
    left.splice(left.indexOf(next), 1)
    ordered.push(next)
  }
  return ordered
}

const between = (records: readonly { date: Day | null }[], from: Day, to: Day): boolean =>
  records.some(({ date }) => date !== null && date >= from && date <= to)

/** Places and weights of one cylinder from job to job. No paragraph wants this; it keeps custody. */
export const checkCustody = (life: CylinderLife, report: Report): void => {
  const { moves, purchases, transfers } = life
  const uses = inOrder(life.uses)
  for (const [index, use] of uses.entries()) {
    const last = uses[index - 1]
    if (last === undefined) continue
    const say = (rule: string, message: string): void => report({ record: 'refrigerant_events', record_id: use.event_id, rule, message, cite: '' })
    if (last.site_id !== use.site_id && last.day === use.day && !between(moves, use.day, use.day)) {
      say('cylinder_on_two_sites', `cylinder_id is ${use.cylinder_id} at site ${use.site_id ?? '(none)'} and, for ${last.event_id}, at site ${last.site_id ?? '(none)'} on the same day, ${dayText(use.day)}, without a move. Record the move, or correct the cylinder.`)
    }
    const refilled = between(purchases, last.day, use.day) || between(transfers, last.day, use.day)
    if (last.after === null || use.before === null || refilled || isWithin(last.after.lb, use.before.lb)) continue
    say('cylinder_weight_gap', `cylinder_before is ${massText(use.before)}; ${last.event_id} of ${dayText(last.day)} left the cylinder ${use.cylinder_id} at ${massText(last.after)}, and no purchase or transfer lies between. Record what is missing, or correct the weight.`)
  }
}
