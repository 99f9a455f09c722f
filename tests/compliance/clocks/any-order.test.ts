import { describe, expect, it } from 'vitest'
import { computeCircuit } from '../../../analytics/compliance/compute-circuit'
import { dayOf, dayText } from '../../../analytics/compliance/exact/day'
import type { CircuitRecords, EventKind, Recorded } from '../../../analytics/compliance/records/records'
import { appliance, asOf, circuit, event, filing, inspection, mass, repair, revision, site, test } from '../support/circuit'

type Random = () => number

const randomFrom = (seed: number): Random => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const shuffled = <T>(items: readonly T[], random: Random): T[] => {
  const list = [...items]
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const [a, b] = [list[at], list[other]]
    if (a !== undefined && b !== undefined) [list[at], list[other]] = [b, a]
  }
  return list
}

const tables = ['revisions', 'events', 'repairs', 'tests', 'inspections', 'filings'] as const

const shuffle = (records: CircuitRecords, random: Random): CircuitRecords =>
  ({ ...records, ...Object.fromEntries(tables.map((table) => [table, shuffled<unknown>(records[table], random)])) })

const kinds: readonly EventKind[] = ['addition', 'addition', 'addition', 'addition', 'repair_recharge', 'seasonal_remove', 'seasonal_add', 'recovery', 'install_charge', 'retrofit_charge']

/** A circuit with additions, repairs, tests before and after them, filings and voids, many on the same days. */
const made = (random: Random): CircuitRecords => {
  const some = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] ?? (items[0] as T)
  const days = Array.from({ length: 12 }, () => dayText(dayOf('2025-10-01') + Math.floor(random() * 700)))
  const later = (day: string, most: number): string => dayText(dayOf(day) + Math.floor(random() * most) - 4)
  const voided = (): { void_reason: string | null } => ({ void_reason: random() < 0.12 ? 'entered twice' : null })
  const fluids = random() < 0.2 ? ['R-22', 'R-401A'] : ['R-410A']
  const fluid = some(fluids)
  const events = Array.from({ length: 14 }, (_, index) => {
    const kind = some(kinds)
    const given = {
      refrigerant: kind === 'retrofit_charge' ? 'R-454B' : (random() < 0.1 ? 'R-134a' : null), leak_event_id: random() < 0.25 ? some(['L1', 'L2']) : null,
      lb_returned: kind === 'repair_recharge' ? mass(some(['2', '40'])) : null, ...voided(),
    }
    return event(`e${index}`, some(days), kind, some(['1', '3', '6', '12.5', '2.72 kg', '30']), given)
  })
  const day = (text: string) => dayOf(text)
  const repairs = Array.from({ length: 4 }, (_, index) => {
    const trigger = some(events)
    const on = dayText(trigger.service_date ?? 0)
    return repair(`r${index}`, random() < 0.7 ? trigger.event_id : null, on, {
      repaired_on: random() < 0.8 ? day(later(on, 50)) : null, shutdown_required: random() < 0.2, outcome: random() < 0.15 ? 'plan' : null,
      mothballed_on: random() < 0.2 ? day(later(on, 30)) : null, resumed_on: random() < 0.1 ? day(later(on, 90)) : null,
      extension_ground: random() < 0.3 ? 'parts' : null, extension_requested_on: random() < 0.3 ? day(later(on, 40)) : null,
      parts_received_on: random() < 0.2 ? day(later(on, 150)) : null, ...voided(),
    })
  })
  const tests = repairs.flatMap((of, index) => Array.from({ length: 4 }, (_, at) => test(`t${index}${at}`, of.repair_id, some(['initial', 'follow_up'] as const), later(dayText(of.repaired_on ?? of.exceeded_on ?? 0), 25), {
    passed: random() < 0.7, leak_location_tested: some(['flange', 'valve']), evacuated_for_repair: random() < 0.2, normal_operation_on: random() < 0.2 ? day(some(days)) : null, ...voided(),
  })))
  const filings = Array.from({ length: 4 }, (_, index) => filing(`f${index}`, some(['plan', 'plan_completion', 'extension_request', 'relief_request', 'chronic_report'] as const), some(days), {
    trigger_event_id: random() < 0.5 ? some(events).event_id : null, sent_on: random() < 0.8 ? day(some(days)) : null, ...voided(),
  }))
  return circuit(appliance(fluid, some(['20', '60', '120', '54.4 kg']), { install_date: random() < 0.3 ? day(some(days)) : null }), {
    site: site({ leak_rate_method: some(['annualizing', 'rolling', null]) }), events, repairs, tests, filings,
    revisions: random() < 0.3 ? [revision(some(days), '60', '80'), revision(some(days), '80', '120')] : [],
    inspections: Array.from({ length: 3 }, (_, index) => ({ ...inspection(`i${index}`, some(days)), ...voided() })),
  })
}

const without = (records: CircuitRecords): CircuitRecords =>
  ({ ...records, ...Object.fromEntries(tables.map((table) => [table, (records[table] as readonly Recorded[]).filter(({ void_reason }) => void_reason === null)])) })

const fleet = Array.from({ length: 100 }, (_, seed) => made(randomFrom(seed + 1)))
const contexts = [asOf('2027-12-31'), asOf('2026-08-15', { seasonalExcess: 'excess' })]

describe('the same records', () => {
  it('give the same rates, clocks and violations in any of 1,000 orders', () => {
    for (const [seed, records] of fleet.entries()) {
      const random = randomFrom(1000 + seed)
      for (const context of contexts) {
        const expected = computeCircuit(records, context)
        for (let turn = 0; turn < 5; turn++) expect(computeCircuit(shuffle(records, random), context)).toEqual(expected)
      }
    }
  })

  it('hold every kind of clock and state', () => {
    const deadlines = fleet.flatMap((records) => contexts.flatMap((context) => computeCircuit(records, context).deadlines))
    expect([...new Set(deadlines.map(({ kind }) => kind))].sort()).toEqual(
      ['chronic_report', 'extension_request', 'follow_up_test', 'initial_test', 'inspection', 'plan', 'plan_completion', 'repair'])
    expect([...new Set(deadlines.map(({ status }) => status))].sort()).toEqual(['met', 'open', 'overdue', 'paused'])
    expect(new Set(fleet.flatMap((records) => contexts.flatMap((context) => computeCircuit(records, context).violations.map(({ rule }) => rule)))).size).toBeGreaterThan(8)
  })

  it('have nothing due before what starts its clock, and nothing late that is not due', () => {
    for (const records of fleet) {
      for (const context of contexts) {
        for (const { trigger_on, due_on, done_on, status, days_late } of computeCircuit(records, context).deadlines) {
          expect(trigger_on).toBeLessThanOrEqual(context.asOf)
          if (due_on !== null) expect(due_on).toBeGreaterThanOrEqual(trigger_on)
          if (done_on !== null) expect(done_on).toBeLessThanOrEqual(context.asOf)
          expect(status === 'overdue').toBe(done_on === null && due_on !== null && due_on < context.asOf)
          if (status === 'open' || status === 'paused') expect(days_late).toBeNull()
        }
      }
    }
  })

  it('count for nothing when voided, as if they had never been', () => {
    for (const records of fleet) for (const context of contexts) expect(computeCircuit(records, context)).toEqual(computeCircuit(without(records), context))
    const random = randomFrom(7)
    for (const records of fleet) {
      const [context] = contexts
      const table = tables[Math.floor(random() * tables.length)] ?? 'events'
      const list = records[table] as readonly Recorded[]
      const one = list[Math.floor(random() * list.length)]
      if (context === undefined || one === undefined) continue
      const voided = { ...records, [table]: list.map((other) => (other === one ? { ...one, void_reason: 'wrong' } : other)) } as CircuitRecords
      const never = { ...records, [table]: list.filter((other) => other !== one) } as CircuitRecords
      expect(computeCircuit(voided, context)).toEqual(computeCircuit(never, context))
    }
  })

  it('of a day are not changed by what is recorded for later days', () => {
    const [, context] = contexts
    if (context === undefined) return
    for (const records of fleet) {
      const upTo = <T>(list: readonly T[], dayFrom: (one: T) => number | null): T[] => list.filter((one) => (dayFrom(one) ?? 0) <= context.asOf)
      const known: CircuitRecords = {
        ...records, events: upTo(records.events, ({ service_date }) => service_date), tests: upTo(records.tests, ({ test_date }) => test_date),
        inspections: upTo(records.inspections, ({ inspection_date }) => inspection_date), filings: upTo(records.filings, ({ dated_on }) => dated_on),
        revisions: upTo(records.revisions, ({ date }) => date), repairs: upTo(records.repairs, ({ exceeded_on }) => exceeded_on),
      }
      expect(computeCircuit(records, context)).toEqual(computeCircuit(known, context))
    }
  })
})
