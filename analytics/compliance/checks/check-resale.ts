import { dayText } from '../exact/day'
import type { Report } from './check'
import type { CylinderLife } from './check-cylinder-custody'
import type { SharedIndex } from './shared-index'

const cite = '40 CFR 82.154(d)'
const key = (owner: string): string => owner.trim().toLowerCase()

/** Recovered refrigerant that went to another owner than the one it was recovered from, 40 CFR 82.154(d). */
export const checkResale = ({ uses, moves, purchases }: CylinderLife, { sites }: SharedIndex, report: Report): void => {
  const recovered = uses.filter(({ recovered: { n }, owner }) => n > 0n && owner !== null)
  if (recovered.length === 0) return
  for (const use of uses) {
    if (use.added.n <= 0n || use.owner === null) continue
    const from = recovered.find((before) => before.day <= use.day && before.event_id !== use.event_id && key(before.owner ?? '') !== key(use.owner ?? ''))
    const bought = purchases.some(({ date }) => from !== undefined && date !== null && date >= from.day && date <= use.day)
    if (from === undefined || bought) continue
    report({ record: 'refrigerant_events', record_id: use.event_id, rule: 'recovered_to_other_owner', message: `cylinder_id is ${use.cylinder_id}, into which ${from.event_id} of ${dayText(from.day)} recovered refrigerant of ${from.owner}; here it went to ${use.owner}. Recovered refrigerant goes back to its owner's equipment or to a certified reclaimer. Correct the cylinder, or have it reclaimed.`, cite })
  }
  for (const move of moves) {
    const to = sites.get(move.to ?? '')?.owner_operator_name ?? null
    if (to === null || move.date === null) continue
    const day = move.date
    const from = recovered.find((before) => before.day <= day && key(before.owner ?? '') !== key(to))
    if (from === undefined) continue
    report({ record: 'cylinder_moves', record_id: `${move.cylinder_id} ${dayText(day)}`, rule: 'recovered_to_other_owner', message: `to is ${move.to}, a site of ${to}; the cylinder holds refrigerant that ${from.event_id} of ${dayText(from.day)} recovered from ${from.owner}. It goes back to its owner's equipment or to a certified reclaimer. Correct the move, or have it reclaimed.`, cite })
  }
}
