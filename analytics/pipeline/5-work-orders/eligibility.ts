import type { Place } from './great-circle'
import type { Requirements } from './work-requirements'

export interface Technician extends Place {
  technician_id: string
  name: string | null
  skills: string | null
  brands: string | null
  refrigerant_classes: string | null
  epa_type: string | null
  hours_per_week: number | null
  apprentice: boolean | null
  supervisor_id: string | null
  left_on: string | null
}

export interface Eligibility {
  /** What is missing; empty = eligible. */
  missing: string[]
  supervisor: Technician | null
}

/**
 * Whether a technician may do a job and is here until it is due. An apprentice needs the skills and a supervisor who is here, no apprentice and eligible
 * alone; the supervisor's certificate, class and brand then count (40 CFR 82.152, apprentice).
 */
export const eligibilityOf = (
  technician: Technician,
  all: ReadonlyMap<string, Technician>,
  needs: Requirements,
  brand: string | null,
  asOf: string,
  dueOn: string,
): Eligibility => {
  if (technician.apprentice !== true) return { missing: missingAlone(technician, needs, brand, asOf, dueOn), supervisor: null }
  const supervisor = technician.supervisor_id === null ? undefined : all.get(technician.supervisor_id)
  const own = [...missingDays(technician, asOf, dueOn), ...missingSkills(technician, needs)]
  if (supervisor === undefined || supervisor.apprentice === true) return { missing: [...own, 'a supervisor'], supervisor: null }
  const lacking = missingAlone(supervisor, needs, brand, asOf, dueOn)
  return {
    missing: [...own, ...(lacking.length === 0 ? [] : [`an eligible supervisor (${nameOf(supervisor)} ${whatLacks(lacking)})`])],
    supervisor,
  }
}

/** What keeps somebody from a job, as a clause: that they have left, and what they lack. */
export const whatLacks = (missing: readonly string[]): string => {
  const lacking = missing.filter((lack) => lack !== 'has left')
  return [...(lacking.length < missing.length ? ['has left'] : []), ...(lacking.length === 0 ? [] : [`lacks ${lacking.join(', ')}`])].join(', ')
}

export const nameOf = (technician: Technician): string => technician.name ?? technician.technician_id

const missingDays = ({ left_on: leftOn }: Technician, asOf: string, dueOn: string): string[] =>
  leftOn === null || leftOn > dueOn ? [] : leftOn <= asOf ? ['has left'] : [`the days to ${dueOn} (leaves on ${leftOn})`]

const missingSkills = (technician: Technician, needs: Requirements): string[] => {
  const skills = listOf(technician.skills)
  return needs.skills.filter((skill) => !skills.includes(skill)).map((skill) => `skill ${skill}`)
}

const missingAlone = (technician: Technician, needs: Requirements, brand: string | null, asOf: string, dueOn: string): string[] => {
  const brands = listOf(technician.brands).map((name) => name.toLowerCase())
  const epa = technician.epa_type
  return [
    ...missingDays(technician, asOf, dueOn),
    ...missingSkills(technician, needs),
    ...(needs.epaType !== null && epa !== 'U' && epa !== needs.epaType ? [`EPA 608 type ${needs.epaType} or U`] : []),
    ...(needs.refrigerantClass !== null && !listOf(technician.refrigerant_classes).includes(needs.refrigerantClass)
      ? [`refrigerant class ${needs.refrigerantClass}`]
      : []),
    ...(brand !== null && brands.length > 0 && !brands.includes(brand.toLowerCase()) ? [`brand ${brand}`] : []),
  ]
}

const listOf = (text: string | null): string[] =>
  text === null ? [] : text.split('|').map((part) => part.trim()).filter((part) => part !== '')
