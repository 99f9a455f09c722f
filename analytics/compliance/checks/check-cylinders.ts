import { dayText } from '../exact/day'
import type { CheckContext, RecordTable, Report } from './check'
import { checkBalance } from './check-cylinder-balance'
import { checkCustody, type CylinderLife } from './check-cylinder-custody'
import { checkKind } from './check-cylinder-kind'
import { checkResale } from './check-resale'
import type { CircuitFacts } from './circuit-facts'
import { sameRefrigerant } from '../history/refrigerant-on'
import type { SharedIndex } from './shared-index'
import { disposalUses } from './cylinder-use'

const grouped = <T extends { cylinder_id: string | null }>(records: Iterable<T>): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const record of records) {
    if (record.cylinder_id === null || record.cylinder_id === '') continue
    const group = groups.get(record.cylinder_id)
    if (group === undefined) groups.set(record.cylinder_id, [record])
    else group.push(record)
  }
  return groups
}

const checkNamed = (index: SharedIndex, report: Report): void => {
  const { cylinders } = index
  if (cylinders.size === 0) return
  const check = (record: RecordTable, record_id: string, id: string | null, refrigerant: string | null): void => {
    if (id === null || id === '') return
    const holds = cylinders.get(id)
    if (holds === undefined) {
      report({ record, record_id, rule: 'cylinder_unknown', message: `cylinder_id is ${id}, which is not in the cylinders register. Add the cylinder, or correct the id.`, cite: '' })
    } else if (holds.refrigerant !== null && refrigerant !== null && !sameRefrigerant(holds.refrigerant, refrigerant)) {
      report({ record, record_id, rule: 'cylinder_refrigerant_differs', message: `refrigerant is ${refrigerant}, while the cylinder ${id} holds ${holds.refrigerant}. Correct one of the two; a mixture goes to a reclaimer.`, cite: '' })
    }
  }
  for (const { purchase_id, cylinder_id, refrigerant } of index.purchases) check('purchases', purchase_id, cylinder_id, refrigerant)
  for (const { transfer_id, cylinder_id, refrigerant } of index.transfers) check('transfers', transfer_id, cylinder_id, refrigerant)
  for (const { disposal_id, cylinder_id, refrigerant } of index.disposals) check('disposals', disposal_id, cylinder_id, refrigerant)
  for (const { cylinder_id, date } of index.moves) check('cylinder_moves', `${cylinder_id}${date === null ? '' : ` ${dayText(date)}`}`, cylinder_id, null)
}

/** Every cylinder from purchase to end: kind, balance, places, owners. */
export const checkCylinders = (index: SharedIndex, facts: readonly CircuitFacts[], context: CheckContext, report: Report): void => {
  checkNamed(index, report)
  const uses = grouped([...facts.flatMap(({ cylinderUses }) => cylinderUses), ...disposalUses(index.disposals, facts)])
  const [moves, purchases, transfers] = [grouped(index.moves), grouped(index.purchases), grouped(index.transfers)]
  for (const id of new Set([...index.cylinders.keys(), ...uses.keys()])) {
    const life: CylinderLife = {
      uses: uses.get(id) ?? [],
      moves: moves.get(id) ?? [],
      purchases: purchases.get(id) ?? [],
      transfers: transfers.get(id) ?? [],
    }
    checkCustody(life, report)
    checkResale(life, index, report)
    const cylinder = index.cylinders.get(id)
    if (cylinder === undefined) continue
    checkKind(cylinder, context, report)
    checkBalance(cylinder, life, report)
  }
}
