import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { evaluate } from '../../analytics/evaluation/evaluate'
import { evaluationFiles } from '../../analytics/evaluation/evaluation-files'
import { publishFiles } from '../../analytics/evaluation/publish-files'
import { evaluationText } from '../../analytics/evaluation/tables/evaluation-text'
import { parseCsv } from '../../analytics/evaluation/parse-csv'
import { alert, facts } from './facts'

const leak = { fault: 'refrigerant_leak', onset: '2025-03-01', failed: '2025-10-01', severityEnd: 0.3, unitOfSeverity: '1', shape: 'linear' }
const evaluation = evaluate(
  [
    facts('a', leak, [alert('refrigerant_leak', '2025-04-01')], { naivePeaks: { 'limit on cop': 3 }, strongest: [{ detector: 'cause_refrigerant_leak', held: 24, opens: 12 }] }),
    facts('b', leak, [alert('outdoor_coil_fouling', '2025-04-01')], { naivePeaks: { 'limit on cop': 1 } }),
    facts('<x>', {}, [alert('refrigerant_leak', '2025-05-01', { severity: 'minor' })], { naivePeaks: { 'limit on cop': 2 }, pressedAt: { 'refrigerant_leak:2025-05-01': [{ detector: 'cause_refrigerant_leak', held: 13, opens: 12 }] } }),
  ],
  1,
)
const files = evaluationFiles(evaluation, { title: 'Evaluation & more', lines: ['Three units.'] })

test('evaluation.csv has the columns of the contract; baselines stand below the detectors', () => {
  const [header, ...lines] = (files['evaluation.csv'] ?? '').split('\n')
  expect(header).toBe(
    'family,fault,tier,step_s,units,found,recall,recall_low,recall_high,false_alarms,fault_free_unit_years,false_alarms_per_unit_year,precision,ppv_at_10_pct,delay_days_median,lead_weeks_median,cause_right,baseline',
  )
  const years = ((365 + 2 * 59) / 365.25).toFixed(2)
  expect(lines[0]).toBe(`refrigerant,refrigerant_leak,T4,300,2,2,1,0.3424,1,1,${years},0.7562,0.5,0.0526,31,26.1,0.5,`)
  expect(lines[1]?.startsWith('all,all,T4,300,2,2,1,')).toBe(true)
  expect(lines[2]).toBe('refrigerant,refrigerant_leak,T4,300,2,2,1,0.3424,1,1,,,0.6667,0.1,,,,limit on cop')
})

test('confusion.csv, detections.csv and false_alarms.csv say which unit and which detector', () => {
  expect(parseCsv(files['confusion.csv'] ?? '').map((row) => [row['fault'], row['named'], row['units']])).toEqual([
    ['none', 'refrigerant_leak', '1'],
    ['refrigerant_leak', 'outdoor_coil_fouling', '1'],
    ['refrigerant_leak', 'refrigerant_leak', '1'],
  ])
  expect(parseCsv(files['detections.csv'] ?? '')[0]).toMatchObject({ unit_id: 'a', found: 'true', named: 'refrigerant_leak', detected_on: '2025-04-01', charge_left: '0.957', strongest: 'cause_refrigerant_leak 2.00' })
  expect(parseCsv(files['false_alarms.csv'] ?? '')).toMatchObject([{ population: 'fault-free', unit_id: '<x>', fault: 'refrigerant_leak', severity: 'minor', detected_on: '2025-05-01', detectors: 'cause_refrigerant_leak 1.08' }])
})

test('the page needs nothing else, is light and dark, and shows every part', () => {
  const page = files['evaluation.html'] ?? ''
  expect(page).not.toMatch(/(src|href)=|@import|url\(|<script/)
  expect(page).toContain('prefers-color-scheme: dark')
  expect(page).toContain('<title>Evaluation &amp; more</title>')
  for (const title of ['Goals', 'Faults', 'False alarms', 'Causes', 'Against rules of thumb', 'How it is scored']) expect(page).toContain(`<h2>${title}</h2>`)
  expect(page).toContain('limit on cop')
  expect(page).toContain('too few units')
})

test('the same units give the same bytes', () => {
  expect(evaluationFiles(evaluate(evaluation.scores.map(({ facts: one }) => one), 1), { title: 'Evaluation & more', lines: ['Three units.'] })).toEqual(files)
  expect(evaluationText(evaluation)).toContain('refrigerant_leak')
})

test('files are put into a new folder or over those of before, and nowhere else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-test-'))
  const from = { version: '1', as_of: '2025-12-31', data_to: null, zone: 'UTC', profile: 'default', rule_data_version: 'x', inputs: [] }
  try {
    const out = join(folder, 'out')
    await publishFiles({ 'a.csv': 'a\n' }, out, from)
    await publishFiles({ 'b.csv': 'b\n' }, out, from)
    expect(readdirSync(out).sort()).toEqual(['b.csv', 'manifest.json'])
    expect(readFileSync(join(out, 'b.csv'), 'utf8')).toBe('b\n')
    writeFileSync(join(out, 'mine.txt'), '')
    await expect(publishFiles({ 'c.csv': '' }, out, from)).rejects.toThrow('mine.txt')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
