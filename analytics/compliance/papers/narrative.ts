import { complianceText as text } from '../../documents/text/en-compliance'
import { dayText, yearOf } from '../exact/day'
import type { CircuitRecords, Day, Recorded } from '../records/records'
import { byText, listed, orNotRecorded, type NameOf } from './words'

const words = text.narrative
const tests = text.leakRates

interface Told {
  day: Day
  /** What comes first on one day. */
  rank: number
  text: string
}

const lasting = (record: Recorded): boolean => record.void_reason === null || record.void_reason === ''
const told = (rank: number, day: Day | null, sentence: (day: string) => string): Told[] => (day === null ? [] : [{ day, rank, text: sentence(dayText(day)) }])

/** What was done about leaks in a year, one sentence per record that was not voided, in order of days. */
export const narrativeOf = ({ inspections, repairs, tests: verified, filings }: CircuitRecords, year: number, nameOf: NameOf): string[] => {
  const all = [
    ...inspections.filter(lasting).flatMap((one) =>
      told(1, one.inspection_date, (day) => words.search(day, orNotRecorded(listed(one.methods)), nameOf(one.technician_id), found(one.leak_locations))),
    ),
    ...repairs.filter(lasting).flatMap((one) => [
      ...told(0, one.exceeded_on, (day) => words.exceeded(day, orNotRecorded(listed(one.leak_locations)))),
      ...told(2, one.repaired_on, (day) => words.repaired(day, withoutStop(orNotRecorded(one.repair_description)), nameOf(one.technician_id))),
      ...told(2, one.mothballed_on, words.mothballed),
      ...told(4, one.resumed_on, words.resumed),
    ]),
    ...verified.filter(lasting).flatMap((one) =>
      told(3, one.test_date, (day) =>
        words.test(
          day, one.kind === null ? text.notRecorded : tests.testKinds[one.kind], orNotRecorded(listed(one.test_types)),
          orNotRecorded(listed(one.leak_location_tested)), one.passed === null ? text.notRecorded : one.passed ? tests.passed : tests.failed,
          nameOf(one.technician_id),
        ),
      ),
    ),
    ...filings.filter(lasting).flatMap((one) =>
      told(5, one.dated_on ?? one.sent_on, (day) => words.filed(day, one.kind === null ? text.notRecorded : text.filings[one.kind])),
    ),
  ]
  return all
    .filter(({ day }) => yearOf(day) === year)
    .sort((a, b) => a.day - b.day || a.rank - b.rank || byText(a.text, b.text))
    .map((one) => one.text)
}

const found = (locations: string | null): string => (listed(locations) === '' ? words.foundNone : words.found(listed(locations)))
const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '')
