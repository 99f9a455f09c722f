import { yearOf } from '../../exact/day'
import type { Day, Recorded } from '../../records/records'
import type { Deadline, LeakRate } from '../../results'
import type { BookCircuit } from '../book'
import { byText } from '../words'

const within = (year: number) => (day: Day | null): boolean => day !== null && yearOf(day) === year

/** What of a circuit's records and results belongs on the report of one year. */
export interface CircuitYear {
  rates: readonly LeakRate[]
  deadlines: readonly Deadline[]
  events: BookCircuit['records']['events']
  repairs: BookCircuit['records']['repairs']
  tests: BookCircuit['records']['tests']
  inspections: BookCircuit['records']['inspections']
  revisions: BookCircuit['records']['revisions']
  calendar: BookCircuit['compliance']['years'][number] | undefined
}

/**
 * Rates, events, tests, inspections, revisions of the year; repairs and clocks that touch it: started, due or done in it, or
 * started before its end and not done by the as-of day.
 */
export const circuitYear = ({ records, compliance }: BookCircuit, year: number): CircuitYear => {
  const inYear = within(year)
  const notAfter = (day: Day | null): boolean => day !== null && yearOf(day) <= year
  return {
    rates: compliance.rates.filter(({ service_date }) => inYear(service_date)),
    deadlines: compliance.deadlines.filter(
      ({ trigger_on, due_on, done_on, status }) =>
        inYear(trigger_on) || inYear(due_on) || inYear(done_on) || (status !== 'met' && notAfter(trigger_on)),
    ),
    events: inOrder(records.events, ({ service_date, event_id }) => [service_date, event_id]).filter(({ service_date }) => inYear(service_date)),
    repairs: inOrder(records.repairs, ({ exceeded_on, repair_id }) => [exceeded_on, repair_id]).filter(
      ({ exceeded_on, repaired_on }) => inYear(exceeded_on) || inYear(repaired_on),
    ),
    tests: inOrder(records.tests, ({ test_date, test_id }) => [test_date, test_id]).filter(({ test_date }) => inYear(test_date)),
    inspections: inOrder(records.inspections, ({ inspection_date, inspection_id }) => [inspection_date, inspection_id]).filter(({ inspection_date }) =>
      inYear(inspection_date),
    ),
    revisions: inOrder(records.revisions, ({ date, how }) => [date, how ?? '']).filter(({ date }) => inYear(date)),
    calendar: compliance.years.find((one) => one.year === year),
  }
}

/** By day, then by id, whatever the order they were read in. */
export const inOrder = <Row extends Recorded>(rows: readonly Row[], keyOf: (row: Row) => readonly [Day | null, string]): Row[] =>
  [...rows].sort((a, b) => {
    const [[day, id], [otherDay, otherId]] = [keyOf(a), keyOf(b)]
    return (day ?? -1) - (otherDay ?? -1) || byText(id, otherId)
  })

export const isBound = ({ compliance }: BookCircuit): boolean => ['82.157', '84.106', 'both'].includes(compliance.decision.regime)

/** Whether a circuit gets a chapter: it is bound or undetermined now, or a rate or a clock shows that it was in the year. */
export const hasChapter = (circuit: BookCircuit, year: number): boolean => {
  if (circuit.compliance.decision.regime !== 'none') return true
  const { rates, deadlines } = circuitYear(circuit, year)
  return deadlines.length > 0 || rates.some(({ decision }) => decision.regime !== 'none')
}
