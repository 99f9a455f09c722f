import { citeIn } from '../cite'
import { decimalText } from '../exact/fraction'
import { decimalFraction } from '../exact/mass'
import { massText, sameMass } from '../exact/mass-text'
import type { CircuitDay } from '../history/circuit-days'
import type { Day, RefrigerantEvent } from '../records/records'
import type { LeakRate, Violation } from '../results'
import type { DatedEvent } from './charges'

type Differs = readonly [field: string, stated: string, computed: string]

const sameRate = (stated: string, { rate }: LeakRate): boolean => {
  const value = decimalFraction(stated)
  if (rate === null || value === undefined) return false
  const places = stated.split('.')[1]?.length ?? 0
  return decimalText(value, places) === decimalText(rate, places)
}

const inRow = (event: RefrigerantEvent, row: LeakRate): Differs[] => {
  const differs: Differs[] = []
  const { rate, method, d_days, threshold_pct, exceeds } = row
  const computed = (value: number | boolean | null): string => (value === null ? 'empty' : String(value))
  if (event.leak_rate_pct !== null && !sameRate(event.leak_rate_pct, row)) {
    differs.push(['leak_rate_pct', event.leak_rate_pct, rate === null ? 'empty' : decimalText(rate, 2)])
  }
  if (event.leak_rate_method !== null && method !== null && event.leak_rate_method !== method) differs.push(['leak_rate_method', event.leak_rate_method, method])
  if (event.d_days !== null && event.d_days !== d_days) differs.push(['d_days', String(event.d_days), computed(d_days)])
  if (event.threshold_pct !== null && event.threshold_pct !== threshold_pct) differs.push(['threshold_pct', String(event.threshold_pct), computed(threshold_pct)])
  if (event.exceeds !== null && event.exceeds !== exceeds) differs.push(['exceeds', String(event.exceeds), computed(exceeds)])
  return differs
}

const onDay = (event: RefrigerantEvent, { fullCharge, decision }: CircuitDay): Differs[] => {
  const differs: Differs[] = []
  const stated = event.full_charge_at_event
  if (stated !== null && (fullCharge === null || !sameMass(stated, fullCharge))) {
    differs.push(['full_charge_at_event', massText(stated), fullCharge === null ? 'unknown' : massText(fullCharge)])
  }
  if (event.regime !== null && event.regime !== '' && event.regime !== decision.regime) differs.push(['regime', event.regime, decision.regime])
  return differs
}

/** What a file states of its events and is computed otherwise, 40 CFR 82.157(l)(2), 84.106(l)(2). Stated values are never used. */
export const statedValues = (dated: readonly DatedEvent[], rates: readonly LeakRate[], on: (day: Day) => CircuitDay): Violation[] => {
  const states = dated.filter(({ event }) => event.full_charge_at_event !== null || event.regime !== null || event.leak_rate_pct !== null
    || event.leak_rate_method !== null || event.d_days !== null || event.threshold_pct !== null || event.exceeds !== null)
  if (states.length === 0) return []
  const rowOf = new Map(rates.flatMap((row) => row.event_id.split('+').map((id) => [id, row] as const)))
  return states.flatMap(({ id, day, event }) => {
    const row = rowOf.get(id)
    const differs = [...onDay(event, on(day)), ...(row?.service_date === day ? inRow(event, row) : [])]
    return differs.map(([field, stated, computed]) => ({
      record: 'refrigerant_events',
      record_id: id,
      rule: 'stated_value_differs',
      message: `${field} is ${stated}, computed it is ${computed}: the stated value is not used. Correct or empty it, or the records it is computed from.`,
      cite: citeIn(on(day).decision.regime, '(l)(2)'),
    }))
  })
}
