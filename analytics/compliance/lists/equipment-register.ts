import { findRefrigerant } from '../../refrigerants'
import type { CheckContext } from '../checks/check'
import type { Mass } from '../exact/mass'
import { circuitDays } from '../history/circuit-days'
import type { Appliance, CircuitRecords, LeakRateMethod } from '../records/records'
import { recordsAsOf } from '../records/records-as-of'
import type { RegimeDecision } from '../results'

/** One circuit as of a day: what it is, what is in it, and which regime binds it with the reason. */
export interface EquipmentLine {
  appliance: Appliance
  owner: string | null
  address: string | null
  method: LeakRateMethod | null
  refrigerant: string | null
  gwp: number | null
  fullCharge: Mass | null
  decision: RegimeDecision
}

/** The line of a circuit in the equipment register, 40 CFR 82.157(l)(1), 84.106(l)(1); exempt circuits have one too. */
export const equipmentLine = (given: CircuitRecords, context: CheckContext): EquipmentLine => {
  const records = recordsAsOf(given, context.asOf)
  const { appliance, site } = records
  const { fullCharge, refrigerant, decision } = circuitDays(records, context)(context.asOf)
  const known = findRefrigerant(refrigerant)
  return {
    appliance,
    owner: site?.owner_operator_name ?? appliance.owner_operator_name,
    address: site?.site_address ?? appliance.site_address,
    method: site?.leak_rate_method ?? null,
    refrigerant: known?.name ?? refrigerant,
    gwp: known?.gwp ?? null,
    fullCharge,
    decision,
  }
}
