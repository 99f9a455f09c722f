import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseCsv } from '../../analytics/evaluation/parse-csv'
import { ensureCli, runCli } from '../support/built-cli'
import { subcool } from '../support/command-line'
import { fixture } from '../support/projects'

let folder: string
const at = (...names: string[]) => join(folder, ...names)
const columnsOf = (file: string) => readFileSync(file, 'utf8').split('\n')[0]

beforeAll(() => {
  ensureCli()
  folder = mkdtempSync(join(tmpdir(), 'subcool-evaluate-'))
  const made = runCli(['simulate', '--out', at('fleet'), '--units', '2', '--months', '4', '--step-s', '900', '--faults', 'connectivity_loss', '--seed', '3'])
  if (made.status !== 0) throw new Error(made.stderr)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a simulated fleet is evaluated: every file with the columns of the contract', () => {
  const { status, stdout, stderr } = runCli(['evaluate', at('fleet'), '--out', at('out')])
  expect([status, stderr]).toEqual([0, ''])
  expect(readdirSync(at('out')).sort()).toEqual(['baselines.csv', 'calibration.csv', 'confusion.csv', 'detections.csv', 'evaluation.csv', 'evaluation.html', 'false_alarm_rates.csv', 'false_alarms.csv', 'goals.csv', 'manifest.json', 'reliability.csv'])
  expect(columnsOf(at('out', 'evaluation.csv'))).toBe(
    'family,fault,tier,step_s,units,found,recall,recall_low,recall_high,false_alarms,fault_free_unit_years,false_alarms_per_unit_year,precision,ppv_at_10_pct,delay_days_median,lead_weeks_median,cause_right,baseline',
  )
  const lost = parseCsv(readFileSync(at('out', 'evaluation.csv'), 'utf8')).find((row) => row['fault'] === 'connectivity_loss' && row['baseline'] === '')
  expect(lost).toMatchObject({ family: 'connectivity', tier: 'T4', step_s: '900', units: '1', found: '1', cause_right: '1' })
  expect(stdout).toContain('connectivity_loss')
}, 120_000)

test('labels of another service log are held against a project', async () => {
  const project = at('p.subcool')
  expect((await subcool('import', at('fleet'), '--project', project)).status).toBe(0)
  const truth = parseCsv(readFileSync(at('fleet', 'truth.csv'), 'utf8')).find((row) => row['fault'] === 'connectivity_loss')
  const unitId = truth?.['unit_id']
  writeFileSync(at('labels.csv'), `unit_id,visited_on,confirmed_fault\n${unitId},2025-02-27,connectivity_loss\nNOBODY,2025-02-27,connectivity_loss\n${unitId},2019-02-27,connectivity_loss\n${unitId},2019-03-27,none\n`)
  const { status, stdout, stderr } = await subcool('backtest', '--project', project, '--out', at('back'), '--labels', at('labels.csv'), '--as-of', '2025-02-28')
  expect(status).toBe(0)
  expect(columnsOf(at('back', 'backtest.csv'))).toBe('unit_id,fault,confirmed_on,detected_on,days_earlier,outcome')
  expect(readFileSync(at('back', 'backtest.csv'), 'utf8')).toContain(',found\n')
  expect(stdout).toMatch(/^connectivity_loss: 1 confirmed, 1 found/)
  expect(stderr).toContain('subcool: 1 visit of units without telemetry in the project: left out (NOBODY 2025-02-27).\n')
  expect(stderr).toContain(`subcool: 1 visit outside the days of their units with data: left out (${unitId} 2019-02-27).\n`)
}, 120_000)

test("ORNL's blocked condenser is told from the healthy day", async () => {
  const day = (name: string) => join(fixture('ornl-rooftop'), `${name}-day.csv.gz`)
  const { status, stdout } = await subcool('compare', '--baseline', day('baseline'), '--period', day('blocked'))
  expect(status).toBe(0)
  expect(stdout).toContain('outdoor coil fouling')
  expect(stdout).toContain('not causal')
}, 60_000)

test('the morning of a last day counts where it is still yesterday in UTC', async () => {
  const morning = (name: string, day: string) => {
    mkdirSync(at(name))
    writeFileSync(at(name, 'units.csv'), 'unit_id,time_zone,unit_type,refrigerant\nu,Australia/Sydney,split,R-32\n')
    const rows = Array.from({ length: 40 }, (_, i) => `u,${day}T${20 + Math.floor(i / 12)}:${String(5 * (i % 12)).padStart(2, '0')}:00Z,heat,1500,${5 + i / 8},21,40,60`)
    writeFileSync(at(name, 'log.csv'), `unit_id,ts,mode,power_w,outdoor_c,indoor_c,supply_c,compressor_hz\n${rows.join('\n')}\n`)
    return at(name)
  }
  const { status, stdout } = await subcool('compare', '--baseline', morning('morning', '2025-07-01'), '--period', morning('next', '2025-07-03'))
  expect([status, stdout]).toEqual([0, expect.stringMatching(/3\d steady samples in the baseline, 3\d in the period/)])
}, 60_000)

test('exports that need a mapping are compared and evaluated by it', async () => {
  const lines = Array.from({ length: 480 }, (_, i) => `2025-01-${String(1 + Math.floor(i / 24)).padStart(2, '0')} ${String(i % 24).padStart(2, '0')}:00;${i % 7};${1000 + i}`)
  mkdirSync(at('mapped'))
  writeFileSync(at('mapped', 'a.csv'), `Zeit;T_X1;Q9\n${lines.join('\n')}\n`)
  writeFileSync(at('mapped', 'truth.csv'), 'unit_id,fault\nmapped,none\n')
  writeFileSync(at('mapping.json'), JSON.stringify({ schema: 'subcool/mapping@1', name: 'odd', match: { file: '*.csv', header: ['Zeit', 'T_X1', 'Q9'] }, format: { delimiter: ';', time: '%Y-%m-%d %H:%M', zone: 'UTC' }, layout: 'wide', unit: { from: 'folder' }, columns: [{ source: 'T_X1', signal: 'outdoor_c' }, { source: 'Q9', signal: 'power_w' }], sample_s: 3600 }))
  const compared = await subcool('compare', '--baseline', at('mapped'), '--period', at('mapped'), '--mapping', at('mapping.json'))
  expect([compared.status, compared.stdout]).toEqual([0, expect.stringContaining('mapped: not enough data')])
  const evaluated = await subcool('evaluate', at('mapped'), '--out', at('mapped-out'), '--mapping', at('mapping.json'))
  expect([evaluated.status, evaluated.stdout]).toEqual([0, expect.stringContaining('mapped: 1 unit to 2025-01-20.')])
}, 60_000)

test('--unit chooses one of the units of two folders', async () => {
  const unit = parseCsv(readFileSync(at('fleet', 'units.csv'), 'utf8'))[1]?.['unit_id'] as string
  const { status, stdout } = await subcool('compare', '--baseline', at('fleet'), '--period', at('fleet'), '--unit', unit, '--json')
  expect([status, (JSON.parse(stdout) as { units: { unitId: string }[] }).units.map(({ unitId }) => unitId)]).toEqual([0, [unit]])
}, 60_000)

test('what cannot be evaluated ends with status 2 and one line that says what to do', async () => {
  mkdirSync(at('misspelt'))
  writeFileSync(at('misspelt', 'truth.csv'), 'unit_id,fault,onset_on\nu,refrigerant_leek,2025-01-01\n')
  const cases: [string[], string][] = [
    [['evaluate', at('misspelt'), '--out', at('x')], 'no fault code'],
    [['evaluate', at('out'), '--out', at('x')], 'has no truth.csv'],
    [['evaluate', at('fleet'), '--out', at('fleet')], 'which no earlier report put there'],
    [['compare', '--baseline', at('fleet', 'units.csv'), '--period', at('fleet')], 'There is no telemetry. Name a file or folder with telemetry.'],
    [['compare', '--baseline', '2025-01', '--period', '2025-02'], '--project DIR.subcool has to say of what'],
    [['backtest', '--project', at('p.subcool'), '--out', at('x'), '--labels', at('none.csv')], "can't be read"],
  ]
  for (const [words, said] of cases) {
    const { status, stderr } = await subcool(...words)
    expect([words[0], status, stderr.trimEnd().split('\n').length]).toEqual([words[0], 2, 1])
    expect(stderr).toContain(said)
  }
}, 60_000)
