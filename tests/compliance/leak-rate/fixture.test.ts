import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { computeCircuit } from '../../../analytics/compliance/compute-circuit'
import { dayOf, dayText } from '../../../analytics/compliance/exact/day'
import { fractionText } from '../../../analytics/compliance/exact/fraction'
import { readMass } from '../../../analytics/compliance/exact/mass'
import type { Category } from '../../../analytics/compliance/records/records'
import { added, appliance, asOf, circuit, mass, repair, site } from '../support/circuit'

const [header = '', ...lines] = readFileSync(new URL('fixture.csv', import.meta.url), 'utf8').trim().split('\n')
const columns = header.split(',')
const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [columns[index] ?? '', cell])) as Record<string, string>)
const categories: Record<string, Category> = { 10: 'comfort_cooling', 20: 'commercial_refrigeration', 30: 'ipr' }

/** A circuit whose last addition is that of the row: one earlier addition gives the days, or what else the window holds. */
const circuitOf = (row: Record<string, string>) => {
  const day0 = row.day0 === '' ? '2026-12-31' : (row.day0 ?? '')
  const category = categories[row.threshold ?? ''] ?? 'other'
  const kind = category === 'comfort_cooling' ? {} : { asset_type: 'other', category } as const
  const events = row.method === 'rolling'
    ? [added('p', '2026-01-10', `${Number(row.added_lb) - 1}`), added('x', day0, '1')]
    : [added('p', dayText(dayOf(day0) - Number(row.d_days)), '0.01'), added('x', day0, row.added_lb ?? '')]
  const repairs = row.id === 'T22' ? [repair('r', 'x', day0, { shutdown_required: true })] : []
  const of = appliance(row.regime === '82.157' ? 'R-22' : 'R-134a', row.fc_lb ?? '', kind)
  return circuit(of, { events, repairs, site: site({ leak_rate_method: row.method === 'rolling' ? 'rolling' : 'annualizing' }) })
}

describe('rows with exact rates and due days', () => {
  it.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const { rates, deadlines } = computeCircuit(circuitOf(row), asOf('2028-12-31'))
    const last = rates.find(({ event_id }) => event_id === 'x')
    if (last?.rate == null || last.counted === null) throw new Error(`no rate: ${last?.reason}`)
    expect({
      rate: fractionText(last.rate), counted: fractionText(last.counted), d_days: `${last.d_days ?? ''}`, threshold: `${last.threshold_pct}`,
      exceeds: `${last.exceeds}`, regime: last.decision.regime, method: last.method,
    }).toEqual({
      rate: row.rate_den === '1' ? row.rate_num : `${row.rate_num}/${row.rate_den}`, counted: fractionText(readMass(row.added_lb ?? '')?.lb ?? mass('0').lb),
      d_days: row.d_days, threshold: row.threshold, exceeds: row.exceeds, regime: row.regime, method: row.method,
    })
    const due = deadlines.find(({ kind }) => kind === 'repair')?.due_on ?? null
    if (row.day0 !== '') expect(due === null ? '' : dayText(due)).toBe(row.repair_due)
  })
})
