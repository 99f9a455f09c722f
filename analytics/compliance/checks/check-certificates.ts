import { addYears, dayText } from '../exact/day'
import type { SharedRecords, Technician } from '../records/records'
import { retention } from '../rules'
import { isBlank, listText, type CheckContext, type Report } from './check'
import { indexShared } from './shared-index'

const card = '40 CFR 82.161; 40 CFR 82 subpart F appendix D'
const types = ['I', 'II', 'III', 'U']
const cardFields = ['name', 'epa_number', 'epa_program', 'epa_date'] as const

const isCertified = (person: Technician): boolean => person.epa_type !== null && types.includes(person.epa_type)

/** Last day on which the copy of a certificate has to be kept; null while the person works as a technician. */
export const keepCopyUntil = (person: Technician, { rules, asOf }: CheckContext): number | null =>
  person.left_on === null ? null : addYears(person.left_on, retention(rules, 'certificate', asOf).years)

const checkCard = (person: Technician, context: CheckContext, report: Report): void => {
  const [record, record_id] = ['technicians', person.technician_id] as const
  if (!isBlank(person.epa_type) && !isCertified(person)) {
    report({ record, record_id, rule: 'certificate_type_unknown', message: `epa_type is ${person.epa_type}: certificates of section 608 are of type I, II, III or U. Correct it.`, cite: card })
  }
  if (!isCertified(person)) return
  const missing = cardFields.filter((field) => isBlank(person[field]))
  if (missing.length > 0) {
    report({ record, record_id, rule: 'required_field_missing', message: `${listText(missing)} ${missing.length === 1 ? 'is' : 'are'} empty: a certificate names the person, its program, its unique number and its date. Fill in what the card says.`, cite: card })
  }
  const until = keepCopyUntil(person, context)
  if (person.cert_copy_on_file === true || (until !== null && until < context.asOf)) return
  const since = person.left_on === null || until === null ? '' : ` The person left on ${dayText(person.left_on)}; the copy has to be kept until ${dayText(until)}.`
  report({ record, record_id, rule: 'certificate_copy_missing', message: `cert_copy_on_file is ${person.cert_copy_on_file === null ? 'empty' : 'false'}: a copy of the certificate has to be at the place of business.${since} File a copy.`, cite: '40 CFR 82.161(a)' })
}

const checkApprentice = (person: Technician, shared: SharedRecords, { asOf }: CheckContext, report: Report): void => {
  if (person.apprentice !== true || isCertified(person)) return
  const [record, record_id, cite] = ['technicians', person.technician_id, '40 CFR 82.161(a)'] as const
  if (isBlank(person.supervisor_id)) {
    report({ record, record_id, rule: 'apprentice_without_supervisor', message: 'supervisor_id is empty and apprentice is true: an apprentice without a certificate works only under the close and continual supervision of who has one. Record the supervisor.', cite })
    return
  }
  const supervisor = indexShared(shared, asOf).technicians.get(person.supervisor_id ?? '')
  if (supervisor === undefined) {
    report({ record, record_id, rule: 'supervisor_unknown', message: `supervisor_id is ${person.supervisor_id}, who is not in the technicians register. Add the supervisor, or correct the id.`, cite })
  } else if (!isCertified(supervisor)) {
    report({ record, record_id, rule: 'supervisor_not_certified', message: `supervisor_id is ${person.supervisor_id}, whose epa_type is ${supervisor.epa_type ?? 'empty'}. Name a supervisor with a certificate.`, cite })
  }
}

const checkNumbers = (technicians: readonly Technician[], report: Report): void => {
  const byNumber = new Map<string, Technician[]>()
  for (const person of technicians) {
    const number = (person.epa_number ?? '').toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
    if (number !== '') byNumber.set(number, [...(byNumber.get(number) ?? []), person])
  }
  for (const people of byNumber.values()) {
    if (people.length < 2) continue
    for (const person of people) {
      const others = people.filter((other) => other !== person)
      const programs = new Set(people.map((other) => (other.epa_program ?? '').trim().toLowerCase()))
      report({
        record: 'technicians',
        record_id: person.technician_id,
        rule: 'duplicate_certificate_number',
        message: `epa_number is ${person.epa_number}, as of ${listText(others.map((other) => other.technician_id))}: a certificate's number is unique${programs.size > 1 ? ' within its program, and the programs here differ' : ''}. Compare both cards and correct the number.`,
        cite: card,
      })
    }
  }
}

/** Certificates of everybody in the register, and their copies, 40 CFR 82.161. */
export const checkCertificates = (shared: SharedRecords, context: CheckContext, report: Report): void => {
  for (const person of shared.technicians) {
    checkCard(person, context, report)
    checkApprentice(person, shared, context, report)
  }
  checkNumbers(shared.technicians, report)
}
