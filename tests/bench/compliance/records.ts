import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface RecordsRecipe {
  circuits: number
  eventsPerCircuit: number
  /** First day and last day of the events, `YYYY-MM-DD`. */
  from: string
  to: string
  seed: number
}

type Random = () => number

const dayLength = 86_400_000

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
const randomOf = (seed: number): Random => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const kinds = [
  { asset_type: 'chiller_hp', category: 'comfort_cooling', rlc_subsector: 'no', refrigerants: ['R-410A', 'R-134a', 'R-32', 'R-513A'], least: 40, most: 900, share: 0.5 },
  { asset_type: 'rtu_hp', category: 'comfort_cooling', rlc_subsector: 'yes', refrigerants: ['R-410A', 'R-22'], least: 20, most: 80, share: 0.25 },
  { asset_type: 'split_hp', category: 'comfort_cooling', rlc_subsector: 'yes', refrigerants: ['R-410A', 'R-32', 'R-22'], least: 4, most: 14, share: 0.15 },
  { asset_type: 'process_hp', category: 'ipr', rlc_subsector: 'no', refrigerants: ['R-134a', 'R-717', 'R-1234ze(E)'], least: 200, most: 2000, share: 0.1 },
] as const

const people = 200

/**
 * Seeded refrigerant records of a fleet, by file name: circuits with their events, and for every tenth addition a repair with its
 * tests. Same recipe, same bytes.
 */
export const fleetRecords = (recipe: RecordsRecipe): Record<string, string> => {
  const random = randomOf(recipe.seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const [first, last] = [recipe.from, recipe.to].map((text) => Date.parse(`${text}T00:00:00Z`) / dayLength) as [number, number]
  const dayText = (day: number): string => new Date(Math.min(day, last) * dayLength).toISOString().slice(0, 10)
  const sites = Math.max(1, Math.ceil(recipe.circuits / 20))
  const cylinders = Math.max(1, Math.ceil(recipe.circuits / 10))
  const names = [...new Set(kinds.flatMap(({ refrigerants }) => refrigerants))]
  const lines: Record<string, string[]> = {
    sites: ['site_id,owner_operator_name,site_address,leak_rate_method,method_set_on'],
    technicians: ['technician_id,name,employer,epa_type,epa_number,epa_program,epa_date,cert_copy_on_file'],
    appliances: ['appliance_id,circuit_no,site_id,location_in_site,asset_type,category,ipr_capacity_pct,rlc_subsector,subsector_basis,refrigerant,full_charge,full_charge_method,install_date,status'],
    full_charge_revisions: ['appliance_id,circuit_no,date,old,new,how'],
    refrigerant_events: ['event_id,appliance_id,circuit_no,service_date,event_kind,parts_serviced,work_type_per_part,technician_id,technician_name,refrigerant,lb_added,lb_recovered,lb_returned,cylinder_id,evac_level_reached,recovery_machine_id,recovery_machine_made_on,provided_to_owner_on,void_reason'],
    leak_repairs: ['repair_id,appliance_id,circuit_no,trigger_event_id,exceeded_on,leak_locations,shutdown_required,repaired_on,repair_description,technician_id,outcome'],
    verification_tests: ['test_id,repair_id,kind,test_date,leak_location_tested,test_types,passed,evacuated_for_repair,technician_id,provided_to_owner_on'],
    leak_inspections: ['inspection_id,appliance_id,circuit_no,inspection_date,methods,all_visible_accessible_certified,technician_id'],
    cylinders: ['cylinder_id,refrigerant,kind,origin,tare,capacity,received_on,supplier,invoice'],
    purchases: ['purchase_id,site_id,date,refrigerant,lb,supplier,invoice,cylinder_id'],
    disposals: ['disposal_id,company_name,appliance_location,recovery_date,refrigerant,lb_recovered,full_charge,technician_id'],
  }
  const add = (register: string, ...cells: (string | number)[]): void => void lines[register]?.push(cells.join(','))
  const id = (letter: string, number: number): string => `${letter}${String(number).padStart(7, '0')}`
  for (let n = 0; n < sites; n++) add('sites', id('S', n), `Owner ${n % 50}`, `${n} Main St`, n % 3 === 0 ? 'rolling' : 'annualizing', dayText(first))
  for (let n = 0; n < people; n++) add('technicians', id('T', n), `Person ${n}`, 'Service Co', 'U', `N${n}`, 'Program', '2010-01-01', 'true')
  for (let n = 0; n < cylinders; n++) {
    const refrigerant = names[n % names.length] ?? ''
    add('cylinders', id('C', n), refrigerant, 'refillable', 'virgin', 26, 50, dayText(first), 'Supply Co', `INV${n}`)
    add('purchases', id('P', n), id('S', n % sites), dayText(first), refrigerant, 50, 'Supply Co', `INV${n}`, id('C', n))
    add('disposals', id('D', n), 'Service Co', `${n} Side St`, dayText(first + Math.floor(random() * (last - first))), 'R-22', (5 + random()).toFixed(2), 8, id('T', n % people))
  }
  const cylinderOf = (refrigerant: string, n: number): string => {
    const wanted = names.findIndex((name) => name === refrigerant)
    const place = (n % Math.ceil(cylinders / names.length)) * names.length + wanted
    return place < cylinders ? id('C', place) : ''
  }
  let event = 0
  let repair = 0
  for (let n = 0; n < recipe.circuits; n++) {
    const place = random()
    const kind = kinds.find((_, index) => place < kinds.slice(0, index + 1).reduce((sum, { share }) => sum + share, 0)) ?? kinds[0]
    const refrigerant = pick(kind.refrigerants)
    const charge = Math.round((kind.least + random() * (kind.most - kind.least)) * 100) / 100
    const own = [id('A', Math.floor(n / 2)), (n % 2) + 1] as const
    const basis = kind.rlc_subsector === 'yes' ? 'small building' : ''
    add('appliances', ...own, id('S', Math.floor(n / 20)), 'Roof', kind.asset_type, kind.category, kind.category === 'ipr' ? 80 : '', kind.rlc_subsector, basis, refrigerant, charge, 'manufacturer', dayText(first - 400), 'active')
    if (n % 10 === 0) add('full_charge_revisions', ...own, dayText(first + 700), charge, charge, 'measurement')
    const step = (last - first) / recipe.eventsPerCircuit
    for (let m = 0; m < recipe.eventsPerCircuit; m++) {
      const on = Math.floor(first + step * (m + 0.2 + 0.6 * random()))
      const technician = Math.floor(random() * people)
      const who = [id('T', technician), `Person ${technician}`] as const
      const recovers = m % 7 === 6
      const added = (charge * (0.005 + 0.05 * random() * random())).toFixed(2)
      const eventId = id('E', event++)
      add('refrigerant_events', eventId, ...own, dayText(on), recovers ? 'recovery' : 'addition', 'valve', 'replaced', ...who, refrigerant, recovers ? '' : added, recovers ? added : '', '', event % 20 === 0 ? cylinderOf(refrigerant, n) : '', recovers ? 15 : '', recovers ? 'M1' : '', recovers ? '2015-01-01' : '', dayText(on), event % 500 === 0 ? 'entered twice' : '')
      if (recovers || m % 10 !== 3) continue
      const repairId = id('R', repair++)
      add('leak_repairs', repairId, ...own, eventId, dayText(on), 'flare', 'false', dayText(on + 5), 'new flare', who[0], 'repaired')
      add('verification_tests', `${repairId}-1`, repairId, 'initial', dayText(on + 5), 'flare', 'electronic', 'true', 'false', who[0], dayText(on + 5))
      add('verification_tests', `${repairId}-2`, repairId, 'follow_up', dayText(on + 12), 'flare', 'electronic', 'true', 'false', who[0], dayText(on + 12))
      add('leak_inspections', `${repairId}-I`, ...own, dayText(on + 40), 'electronic', 'yes Ann', who[0])
    }
  }
  return Object.fromEntries(Object.entries(lines).map(([register, rows]) => [`${register}.csv`, `${rows.join('\n')}\n`]))
}

/** Writes these records as files into a folder. */
export const writeFleetRecords = (folder: string, recipe: RecordsRecipe): void => {
  for (const [name, text] of Object.entries(fleetRecords(recipe))) writeFileSync(join(folder, name), text)
}
