import { findRefrigerant } from '../../refrigerants'
import type { FaultKnowledge } from './fault-knowledge'
import safety from './safety.json'

export type HandlingClass = 'A1' | 'A2L' | 'A3' | 'B2L' | 'high_pressure_co2' | 'unknown'

export interface UnitForWork {
  refrigerant: string | null
  unit_type: string | null
  full_charge_lb: number | null
  country: string | null
  time_zone: string | null
}

export interface Requirements {
  skills: string[]
  /** I, II or III (Universal always serves), null where no certificate of 40 CFR 82.161 is needed. */
  epaType: 'I' | 'II' | 'III' | null
  refrigerantClass: Exclude<HandlingClass, 'unknown'> | null
}

/** How a refrigerant has to be handled: its ASHRAE 34 class, CO2 apart for its pressure. A2 is handled as A3, B1 as B2L. */
export const handlingClassOf = (refrigerant: string | null): HandlingClass => {
  const known = findRefrigerant(refrigerant)
  if (known === undefined) return 'unknown'
  if (known.name === 'R-744') return 'high_pressure_co2'
  if (known.safetyClass === 'A2') return 'A3'
  return known.safetyClass === 'B1' ? 'B2L' : known.safetyClass
}

/** The safety text of a job on a unit with this refrigerant: supply, hazard, tools, ventilation, isolation, certificate. */
export const safetyText = (refrigerant: string | null): string[] => {
  const text = safety.classes[handlingClassOf(refrigerant)]
  return [text.summary, safety.always, text.isolation, text.ventilation, text.tools, text.certificate]
}

/**
 * What a technician needs for these faults on this unit. The refrigerant's class is needed to open the circuit, and for
 * A3, B2L and CO2 to open the casing; the EPA type (40 CFR 82.161: small appliances I, low pressure III, else II) to open
 * the circuit of a unit in the United States.
 */
export const requirementsOf = (faults: readonly FaultKnowledge[], unit: UnitForWork): Requirements => {
  const opensCircuit = faults.some((fault) => fault.work === 'circuit')
  const opensCasing = opensCircuit || faults.some((fault) => fault.work === 'unit')
  const handling = handlingClassOf(unit.refrigerant)
  const dangerous = handling === 'A3' || handling === 'B2L' || handling === 'high_pressure_co2'
  return {
    skills: [...new Set(faults.flatMap((fault) => fault.skills))].sort(),
    epaType: opensCircuit && isAmerican(unit) ? epaTypeOf(unit) : null,
    refrigerantClass: handling !== 'unknown' && (opensCircuit || (opensCasing && dangerous)) ? handling : null,
  }
}

const isAmerican = ({ country, time_zone: zone }: UnitForWork): boolean =>
  country === null
    ? zone === null || zone === 'UTC' || /^(America|US)\/|^Pacific\/Honolulu$/.test(zone)
    : /^(us|usa|united states( of america)?)$/i.test(country.trim())

const epaTypeOf = (unit: UnitForWork): 'I' | 'II' | 'III' => {
  if (findRefrigerant(unit.refrigerant)?.pressureClass === 'low') return 'III'
  const sealed = unit.unit_type === 'pthp' || unit.unit_type === 'hpwh'
  return sealed && (unit.full_charge_lb ?? 0) <= 5 ? 'I' : 'II'
}
