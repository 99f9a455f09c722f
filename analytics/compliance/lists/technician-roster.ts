import { keepCopyUntil } from '../checks/check-certificates'
import type { CheckContext } from '../checks/check'
import type { CircuitFacts, JobsDone } from '../checks/circuit-facts'
import type { RosterLine } from '../papers/book'
import { byId } from '../records/live'
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
  first: done.length === 0 ? null : Math.min(...done.map(({ first }) => first)),
  last: done.length === 0 ? null : Math.max(...done.map(({ last }) => last)),
  outside: done.flatMap(({ outside }) => outside).sort(byId),
})

/** Everybody in the register with the certificate, what it covers, and the jobs that it does not cover, 40 CFR 82.161; by id. */
export const technicianRoster = (shared: SharedRecords, facts: readonly CircuitFacts[], context: CheckContext): RosterEntry[] => {
  const done = new Map<string, JobsDone[]>()
  for (const { jobs } of facts) {
    for (const job of jobs) {
      const known = done.get(job.technician_id)
      if (known === undefined) done.set(job.technician_id, [job])
      else known.push(job)
    }
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
