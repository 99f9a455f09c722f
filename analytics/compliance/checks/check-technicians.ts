import { dayText } from '../exact/day'
import type { Mass } from '../exact/mass'
import type { Appliance, Day, Technician } from '../records/records'
import { allowedTechnicianTypes, type RuleData } from '../rules'
import { isBlank, listText, type Report } from './check'
import { perCircuit, type CircuitView } from './circuit-view'
import { jobsOf, type Job } from './jobs'

const cite = '40 CFR 82.161(a)'

/** What decides who may do a job: the appliance and what is in it, the people, the rules. */
export interface Workplace {
  appliance: Pick<Appliance, 'asset_type' | 'factory_sealed_small'>
  refrigerantOn: (day: Day) => string | null
  fullChargeOn: (day: Day) => Mass | null
  technician: (id: string | null) => Technician | undefined
  rules: RuleData
}

const anyType = ['I', 'II', 'III', 'U']

/** Types of certificate for this circuit that day, and why; any of them where its refrigerant is unknown. */
const allowedOn = (view: Workplace, day: Day): { types: readonly string[]; because: string } => {
  const asked = { appliance: view.appliance, refrigerant: view.refrigerantOn(day), fullCharge: view.fullChargeOn(day), on: day }
  const { types, reason } = allowedTechnicianTypes(view.rules, asked)
  return types === null ? { types: anyType, because: 'who opens a circuit is certified' } : { types, because: reason }
}

const holds = (person: Technician, types: readonly string[], day: Day): boolean =>
  person.epa_type !== null && types.includes(person.epa_type) && (person.epa_date === null || person.epa_date <= day)

export interface Problem {
  rule: string
  message: string
}

const uncertified = (person: Technician, types: readonly string[], because: string, day: Day): Problem => {
  if (isBlank(person.epa_type)) {
    return {
      rule: 'technician_uncertified',
      message: `epa_type of ${person.technician_id} is empty: ${because}. Record the certificate, or name who was certified.`,
    }
  }
  if (person.epa_type !== null && types.includes(person.epa_type) && person.epa_date !== null) {
    return {
      rule: 'certificate_dated_after_job',
      message: `epa_date of ${person.technician_id} is ${dayText(person.epa_date)}, after the job of ${dayText(day)}. Correct the date, or name who was certified that day.`,
    }
  }
  return {
    rule: 'technician_type_not_allowed',
    message: `epa_type of ${person.technician_id} is ${person.epa_type}: ${because}. Record the certificate that covers it, or name who was certified.`,
  }
}

const underSupervision = (person: Technician, view: Workplace, types: readonly string[], day: Day): Problem | undefined => {
  if (isBlank(person.supervisor_id)) {
    return {
      rule: 'apprentice_without_supervisor',
      message: `supervisor_id of the apprentice ${person.technician_id} is empty: without a certificate the work has to be supervised closely and all the time by who has one. Record the supervisor.`,
    }
  }
  const supervisor = view.technician(person.supervisor_id)
  if (supervisor === undefined) {
    return {
      rule: 'supervisor_unknown',
      message: `supervisor_id of the apprentice ${person.technician_id} is ${person.supervisor_id}, who is not in the technicians register. Add the person with the certificate, or correct the id.`,
    }
  }
  const gone = supervisor.left_on !== null && supervisor.left_on < day
  if (!gone && holds(supervisor, types, day)) return undefined
  return {
    rule: 'supervisor_not_certified',
    message: gone
      ? `The supervisor ${supervisor.technician_id} of the apprentice ${person.technician_id} had left on ${dayText(supervisor.left_on ?? day)}, before the job of ${dayText(day)}. Record who supervised.`
      : `epa_type of the supervisor ${supervisor.technician_id} is ${supervisor.epa_type ?? 'empty'}${supervisor.epa_date === null ? '' : ` of ${dayText(supervisor.epa_date)}`}: supervising ${person.technician_id} on this job needs type ${listText(types).replace(' and ', ' or ')} on ${dayText(day)}. Record who was certified for it.`,
  }
}

/** What is wrong with this person doing that job; undefined where nothing is. */
export const judgeJob = (view: Workplace, job: Pick<Job, 'technician_id' | 'day'>): Problem | undefined => {
  const person = view.technician(job.technician_id)
  if (person === undefined) {
    return {
      rule: 'technician_unknown',
      message: `technician_id is ${job.technician_id}, who is not in the technicians register: it can't be shown that the person was certified. Add the person with the certificate, or correct the id.`,
    }
  }
  if (person.left_on !== null && person.left_on < job.day) {
    return {
      rule: 'technician_left',
      message: `technician_id is ${job.technician_id}, who left on ${dayText(person.left_on)}, before the job of ${dayText(job.day)}. Correct left_on, the date, or the person.`,
    }
  }
  const allowed = allowedOn(view, job.day)
  const { types } = allowed
  if (holds(person, types, job.day)) return undefined
  return person.apprentice === true ? underSupervision(person, view, types, job.day) : uncertified(person, types, allowed.because, job.day)
}

/** Every job of a circuit with what is wrong about who did it. */
export const judgedJobs = perCircuit((view): readonly { job: Job; problem: Problem | undefined }[] =>
  jobsOf(view).map((job) => ({ job, problem: judgeJob(view, job) })),
)

/** Who did each job, held against the certificate that the appliance needs, 40 CFR 82.161(a). */
export const checkTechnicians = (view: CircuitView, report: Report): void => {
  for (const { job, problem } of judgedJobs(view)) {
    if (problem !== undefined) report({ record: job.record, record_id: job.record_id, ...problem, cite })
  }
}

const outside = [
  'technician_uncertified', 'technician_type_not_allowed', 'certificate_dated_after_job', 'apprentice_without_supervisor',
  'supervisor_unknown', 'supervisor_not_certified',
]

/** The person's certificate does not cover the job, rather than that the person is not known or had left. */
export const isOutsideClass = (problem: Problem | undefined): boolean => problem !== undefined && outside.includes(problem.rule)
