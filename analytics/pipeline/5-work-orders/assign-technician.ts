import { eligibilityOf, nameOf, whatLacks, type Technician } from './eligibility'
import { greatCircleKm, type Place } from './great-circle'
import type { Requirements } from './work-requirements'

export interface JobToAssign {
  needs: Requirements
  brand: string | null
  place: Place
  hours: number
  dueOn: string
}

export interface Candidate {
  technician_id: string
  name: string | null
  eligible: boolean
  travel_km: number | null
  planned_hours: number
  reason: string
}

export interface Assignment {
  technicianId: string | null
  reason: string
  /** The eligible first, best first; then those who lack least; ten at most. */
  candidates: Candidate[]
}

interface Ranked {
  technician: Technician
  missing: string[]
  supervisor: Technician | null
  km: number | null
  load: number
  full: boolean
}

const stepKm = 10
const defaultHoursPerWeek = 40

/**
 * Gives out jobs one after the other, most urgent first, and remembers the hours of each week. Eligible technicians are
 * compared by room in the week, travel in steps of 10 km (great circle, with a supervisor the farther of the two),
 * one person before two, hours already planned, exact travel, id. Who is chosen by hand gets the order whatever lacks, and
 * the reason says what.
 */
export const createAssigner = (technicians: readonly Technician[], asOf: string): ((job: JobToAssign, byHand?: string) => Assignment) => {
  const byId = new Map(technicians.map((technician) => [technician.technician_id, technician]))
  const planned = new Map<string, number>()
  const slot = (technician: Technician, dueOn: string): string => `${technician.technician_id} ${weekOf(dueOn)}`
  return (job, byHand) => {
    if (technicians.length === 0) return { technicianId: null, reason: 'No technician is in the register technicians.csv.', candidates: [] }
    const ranked = technicians
      .map((technician): Ranked => {
        const load = planned.get(slot(technician, job.dueOn)) ?? 0
        const { missing, supervisor } = eligibilityOf(technician, byId, job.needs, job.brand, asOf, job.dueOn)
        return {
          technician,
          missing,
          supervisor,
          km: farthest([technician, ...(supervisor === null ? [] : [supervisor])], job.place),
          load,
          full: load + job.hours > (technician.hours_per_week ?? defaultHoursPerWeek),
        }
      })
      .sort(compare)
    const own = byHand === undefined ? undefined : ranked.find(({ technician }) => technician.technician_id === byHand)
    const eligible = ranked.filter(({ missing }) => missing.length === 0)
    const best = own ?? eligible[0]
    const second = eligible.find((one) => one !== best)
    if (best !== undefined)
      for (const busy of [best.technician, ...(best.supervisor === null ? [] : [best.supervisor])])
        planned.set(slot(busy, job.dueOn), (planned.get(slot(busy, job.dueOn)) ?? 0) + job.hours)
    return {
      technicianId: best?.technician.technician_id ?? null,
      reason: own !== undefined ? takenByHand(own) : best === undefined ? nobody(ranked, job) : chosen(best, second),
      candidates: ranked.slice(0, 10).map((one) => candidateOf(one, best, second)),
    }
  }
}

const compare = (a: Ranked, b: Ranked): number =>
  a.missing.length - b.missing.length ||
  Number(a.full) - Number(b.full) ||
  steps(a) - steps(b) ||
  Number(a.supervisor !== null) - Number(b.supervisor !== null) ||
  a.load - b.load ||
  (a.km ?? Infinity) - (b.km ?? Infinity) ||
  (a.technician.technician_id < b.technician.technician_id ? -1 : 1)

const farthest = (people: readonly Place[], place: Place): number | null =>
  people.reduce<number | null>((most, person) => {
    const km = greatCircleKm(person, place)
    return most === null || km === null ? null : Math.max(most, km)
  }, 0)

const steps = ({ km }: Ranked): number => (km === null ? 1e6 : Math.floor(km / stepKm))

const weekOf = (day: string): number => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7)

const travel = ({ km }: Ranked): string => (km === null ? 'travel unknown' : `${Math.round(km)} km`)
const hours = (value: number): string => `${Math.round(value * 100) / 100} h`
const title = ({ technician, supervisor }: Ranked): string =>
  supervisor === null ? nameOf(technician) : `${nameOf(technician)} with supervisor ${nameOf(supervisor)}`

const chosen = (best: Ranked, second: Ranked | undefined): string => {
  const first = `${title(best)}: qualified, ${travel(best)}, ${hours(best.load)} planned that week${best.full ? ' (over the weekly hours)' : ''}.`
  return second === undefined ? `${first} Nobody else is qualified.` : `${first} Second: ${title(second)}, ${whySecond(best, second)}.`
}

const takenByHand = (own: Ranked): string =>
  `${title(own)}: chosen by hand, ${travel(own)}, ${hours(own.load)} planned that week${own.full ? ' (over the weekly hours)' : ''}${own.missing.length === 0 ? '' : `; ${whatLacks(own.missing)}`}.`

const whySecond = (best: Ranked, second: Ranked): string => {
  if (second.full && !best.full) return `no room that week (${hours(second.load)} planned)`
  if (steps(second) !== steps(best))
    return second.km === null || best.km === null ? 'travel unknown' : `${Math.round(second.km - best.km)} km farther (${travel(second)})`
  if (second.supervisor !== null && best.supervisor === null) return `about as near (${travel(second)}) but takes two persons`
  if (second.load !== best.load) return `about as near (${travel(second)}) but ${hours(second.load)} planned that week`
  if (second.km !== null && best.km !== null && second.km > best.km) return `${Math.round((second.km - best.km) * 10) / 10} km farther (${travel(second)})`
  return 'equal in all; first by id'
}

const nobody = (ranked: readonly Ranked[], job: JobToAssign): string => {
  const here = ranked.filter(({ missing }) => !missing.includes('has left'))
  const nearest = here[0]
  if (nearest === undefined) return 'Nobody is qualified: every technician has left.'
  const alone = here.filter(({ technician }) => technician.apprentice !== true)
  const lackedByAll = (alone[0]?.missing ?? []).filter((lack) => alone.every(({ missing }) => missing.includes(lack)))
  const brand = job.brand === null ? '' : ` for ${job.brand}`
  return lackedByAll.length > 0
    ? `Nobody is qualified${brand}: no technician has ${lackedByAll.join(', ')}.`
    : `Nobody is qualified${brand}: ${title(nearest)} comes nearest and lacks ${nearest.missing.join(', ')}.`
}

const candidateOf = (one: Ranked, best: Ranked | undefined, second: Ranked | undefined): Candidate => ({
  technician_id: one.technician.technician_id,
  name: one.technician.name,
  eligible: one.missing.length === 0,
  travel_km: one.km === null ? null : Math.round(one.km * 10) / 10,
  planned_hours: one.load,
  reason:
    one.missing.length > 0
      ? whatLacks(one.missing)
      : one === best
        ? 'chosen'
        : best === undefined
          ? 'qualified'
          : `${one === second ? 'second: ' : ''}${whySecond(best, one)}`,
})
