import { add, compare, subtract, sum, zero, type Fraction } from '../exact/fraction'
import { massText, poundsText } from '../exact/mass-text'
import type { Cylinder } from '../records/records'
import type { Report } from './check'
import type { CylinderLife } from './check-cylinder-custody'
import { isWithin, pounds } from './cylinder-use'

/** What is known to have been in the cylinder before anything recorded: the first weighing less the tare, where nothing was bought in it. */
const opening = (cylinder: Cylinder, { uses, purchases }: CylinderLife): Fraction | null => {
  if (purchases.some(({ lb }) => lb !== null)) return zero
  const first = [...uses].sort((a, b) => a.day - b.day || compare(pounds(b.before), pounds(a.before)))[0]
  if (first === undefined) return cylinder.kind === 'recovery' ? zero : null
  if (first.before !== null && cylinder.tare !== null) return subtract(first.before.lb, cylinder.tare.lb)
  return cylinder.kind === 'recovery' ? zero : null
}

/** Pounds in, out and left of one cylinder, held against each other. No paragraph wants this; it shows what was lost on the way. */
export const checkBalance = (cylinder: Cylinder, life: CylinderLife, report: Report): void => {
  const begin = opening(cylinder, life)
  if (begin === null) return
  const bought = sum(life.purchases.map(({ lb }) => pounds(lb)))
  const recovered = sum(life.uses.map((use) => use.recovered))
  const added = sum(life.uses.map((use) => use.added))
  const sent = sum(life.transfers.map(({ lb }) => pounds(lb)))
  const left = subtract(add(begin, add(bought, recovered)), add(added, sent))
  const account = `${poundsText(begin)} at first, ${poundsText(bought)} bought and ${poundsText(recovered)} recovered, less ${poundsText(added)} added and ${poundsText(sent)} transferred`
  const say = (rule: string, message: string): void => report({ record: 'cylinders', record_id: cylinder.cylinder_id, rule, message, cite: '' })
  if (left.n < 0n && !isWithin(left, zero)) {
    say('cylinder_balance_negative', `More came out than went in: ${account} leaves ${poundsText(left)}. Record the purchase or recovery that is missing, or correct the pounds.`)
    return
  }
  const { heel_lb: heel, sent_on } = cylinder
  if (sent_on === null || heel === null || isWithin(left, heel.lb)) return
  say('cylinder_balance_differs', `heel_lb is ${massText(heel)}: ${account} leaves ${poundsText(left)}. The difference of ${poundsText(subtract(left, heel.lb))} is not accounted for. Record where it went, or correct the pounds.`)
}
