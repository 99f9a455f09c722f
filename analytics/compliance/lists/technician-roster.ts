import { keepCopyUntil } from '../checks/check-certificates'
import type { CheckContext } from '../checks/check'
import { judgeDisposal } from '../checks/check-disposals'
import { isOutsideClass } from '../checks/check-technicians'
import type { CircuitFacts, JobsDone } from '../checks/circuit-facts'
import { indexShared } from '../checks/shared-index'
import type { RosterLine } from '../papers/book'
import { byId, circuitName } from '../records/live'
import type { SharedRecords, Technician } from '../records/records'

/** A line of the roster with the person's jobs. */
export interface RosterEntry extends RosterLine {
  /** `small`, `low pressure`, `medium, high and very high pressure`: what the certificate covers. */
  classes: readonly string[]
  jobs: number
  first: number | null
  last: number | null
}

const small = 'small'
const low = 'low pressure'
const other = 'medium, high and very high pressure'
const classesOf: Readonly<Record<string, readonly string[]>> = { I: [small], II: [other], III: [low], U: [small, other, low] }

const allowedText = ({ apprentice, supervisor_id }: Technician, classes: readonly string[]): string => {
  if (classes.length === 3) return 'all appliances'
  if (classes.length > 0) return `${classes.join(', ')} appliances`
  if (apprentice !== true) return 'nothing that needs a certificate'
  return supervisor_id === null ? 'nothing: an apprentice without a recorded supervisor' : `under the supervision of ${supervisor_id}`
}

const joined = (done: readonly JobsDone[]): Pick<RosterEntry, 'jobs' | 'first' | 'last' | 'outside'> => ({
  jobs: done.reduce((count, { jobs }) => count + jobs, 0),
  first: done.reduce<number | null>((least, { first }) => (least === null ? first : Math.min(least, first)), null),
  last: done.reduce<number | null>((most, { last }) => (most === null ? last : Math.max(most, last)), null),
  outside: done.flatMap(({ outside }) => outside).sort(byId),
})

/** Jobs of the disposals register, but for those that a circuit's own events record on the same day. */
const disposalJobs = (shared: SharedRecords, facts: readonly CircuitFacts[], context: CheckContext): JobsDone[] => {
  const index = indexShared(shared, context.asOf)
  const told = new Set(facts.flatMap(({ name, disposals }) => disposals.map(({ day }) => `${name} ${day}`)))
  return index.disposals.flatMap((disposal) => {
    const { disposal_id, technician_id, recovery_date: day, appliance_id, circuit_no } = disposal
    if (technician_id === null || technician_id === '' || day === null) return []
    if (appliance_id !== null && told.has(`${circuitName({ appliance_id, circuit_no })} ${day}`)) return []
    const outside = isOutsideClass(judgeDisposal(disposal, index, context)) ? [disposal_id] : []
    return [{ technician_id, jobs: 1, first: day, last: day, outside }]
  })
}

/** Everybody in the register with the certificate, what it covers, and the jobs that it does not cover, 40 CFR 82.161; by id. */
export const technicianRoster = (shared: SharedRecords, facts: readonly CircuitFacts[], context: CheckContext): RosterEntry[] => {
  const done = new Map<string, JobsDone[]>()
  for (const job of [...facts.flatMap(({ jobs }) => jobs), ...disposalJobs(shared, facts, context)]) {
    const known = done.get(job.technician_id)
    if (known === undefined) done.set(job.technician_id, [job])
    else known.push(job)
  }
  return [...shared.technicians]
    .sort((a, b) => byId(a.technician_id, b.technician_id))
    .map((technician) => {
      const classes = classesOf[technician.epa_type ?? ''] ?? []
      return {
        technician,
        classes,
        allowed: allowedText(technician, classes),
        keepUntil: keepCopyUntil(technician, context),
        ...joined(done.get(technician.technician_id) ?? []),
      }
    })
}
