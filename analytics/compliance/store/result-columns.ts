import { decimalText, fractionText, withoutZeros, type Fraction } from '../exact/fraction'
import { massText } from '../exact/mass-text'
import type { Mass } from '../exact/mass'
import type { CalendarYear, CircuitCompliance, Deadline, LeakRate, Violation } from '../results'
import type { ResultColumn } from './result-writer'

/** A circuit's own key beside each of its results. */
export interface OfCircuit {
  appliance_id: string
  circuit_no: number
}

/** Hundredths of a pound, halves up, without trailing zeros: `6`, `2.5`. */
const pounds = (value: Fraction): string => withoutZeros(decimalText(value, 2))
const poundsOf = (mass: Mass | null): string | null => (mass === null ? null : pounds(mass.lb))
const percent = (value: Fraction | null): string | null => (value === null ? null : decimalText(value, 2))
const exact = (value: Fraction | null): string | null => (value === null ? null : fractionText(value))

const circuitColumns: readonly ResultColumn<OfCircuit>[] = [
  ['text', (row) => row.appliance_id],
  ['integer', (row) => row.circuit_no],
]

/** Columns of `leak_rate`; `terms` is a JSON list of `{event_id, day, mass, sign}`, the mass as it was written, where a regime binds or may. */
export const leakRateColumns = (ruleDataVersion: string): readonly ResultColumn<LeakRate>[] => [
  ...circuitColumns,
  ['text', (row) => row.event_id],
  ['day', (row) => row.service_date],
  ['text', (row) => row.method],
  ['text', (row) => poundsOf(row.full_charge)],
  ['text', (row) => (row.counted === null ? null : pounds(row.counted))],
  ['integer', (row) => row.d_days],
  ['day', (row) => row.window_from],
  ['text', (row) => percent(row.rate)],
  ['text', (row) => exact(row.rate)],
  ['number', (row) => row.threshold_pct],
  ['boolean', (row) => row.exceeds],
  ['text', (row) => row.decision.regime],
  ['text', (row) => row.reason],
  ['text', () => ruleDataVersion],
  ['text', (row) => (row.full_charge === null ? null : massText(row.full_charge))],
  ['text', (row) => exact(row.counted)],
  ['text', (row) => row.decision.regime === 'none' ? null : JSON.stringify(row.terms.map(({ event_id, day, mass, sign }) => ({ event_id, day, mass: massText(mass), sign })))],
]

export const deadlineColumns: readonly ResultColumn<Deadline>[] = [
  ...circuitColumns,
  ['text', (row) => row.kind],
  ['text', (row) => row.trigger_event_id],
  ['day', (row) => row.trigger_on],
  ['day', (row) => row.due_on],
  ['day', (row) => row.done_on],
  ['text', (row) => row.status],
  ['integer', (row) => row.days_late],
  ['text', (row) => row.cite],
]

/** Violations of shared records name no circuit. */
export const violationColumns: readonly ResultColumn<Violation & Partial<OfCircuit>>[] = [
  ['text', (row) => row.record],
  ['text', (row) => row.record_id],
  ['text', (row) => row.rule],
  ['text', (row) => row.message],
  ['text', (row) => row.cite],
  ['text', (row) => row.appliance_id ?? null],
  ['integer', (row) => row.circuit_no ?? null],
]

export const circuitYearColumns: readonly ResultColumn<CalendarYear & OfCircuit>[] = [
  ...circuitColumns,
  ['integer', (row) => row.year],
  ['text', (row) => pounds(row.lost)],
  ['text', (row) => fractionText(row.lost)],
  ['text', (row) => poundsOf(row.full_charge)],
  ['text', (row) => percent(row.rate)],
  ['text', (row) => exact(row.rate)],
  ['boolean', (row) => row.chronic],
  ['day', (row) => row.reached_on],
  ['text', (row) => row.event_id],
  ['text', (row) => row.regime],
]

export const circuitRegimeColumns: readonly ResultColumn<CircuitCompliance>[] = [
  ...circuitColumns,
  ['text', (row) => row.decision.regime],
  ['text', (row) => row.decision.reason],
  ['text', (row) => row.decision.cites.join('; ')],
  ['text', (row) => row.decision.category],
  ['number', (row) => row.decision.thresholdPct],
  ['text', (row) => JSON.stringify(row.decision.notes)],
]
