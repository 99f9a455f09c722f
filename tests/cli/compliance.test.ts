import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { subcool } from '../support/command-line'
import { fixture, tempFolder } from '../support/projects'

/** Rows of a CSV file without quoted line breaks, as the texts of its columns. */
const rowsOf = (path: string): Record<string, string>[] => {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const cells = (line: string): string[] => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell)
  const names = cells(header)
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, index) => [names[index] ?? '', cell])))
}
/** Later than every record, and than the last day on which a report of 2026 was due. */
const asOf = '2027-06-30'
let out = ''
let project = ''

beforeAll(async () => {
  const folder = tempFolder()
  out = join(folder, 'out')
  project = join(folder, 'p.subcool')
  const { status, stdout } = await subcool('run', fixture('refrigerant'), '--out', out, '--project', project, '--as-of', asOf, '--threads', '1', '--json')
  expect(status).toBe(0)
  const summary = JSON.parse(stdout) as { units: number; warnings: string[] }
  expect(summary.units).toBe(0)
  expect(summary.warnings.join(' ')).toMatch(/1 refrigerant circuit is undetermined.*36 duties of refrigerant law are overdue/)
}, 120_000)

/** A copy of the project that was run. */
const copyProject = (): string => {
  const copy = join(tempFolder(), 'copy.subcool')
  cpSync(project, copy, { recursive: true })
  return copy
}

const hashesBelow = (folder: string): string[][] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
    .map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')])

describe('subcool run on registers of refrigerant records alone', () => {
  const rate = (event: string): string | undefined => {
    const row = rowsOf(join(out, 'epa', 'leak-rates.csv')).find(({ event_id }) => event_id === event)
    return row && [row['d_days'], row['leak_rate_exact'], row['leak_rate_pct'], row['exceeds'], row['regime']].join(' ')
  }

  test.each([
    ['T01x', '120 365/24 15.21 true 84.106'], ['T02x', '150 73/9 8.11 false 84.106'], ['T03x', '120 10 10.00 false 84.106'], ['T03bx', '120 1201/120 10.01 true 84.106'],
    ['T04x', '365 9 9.00 false 84.106'], ['T05x', '365 28/3 9.33 false 84.106'], ['T07b', ' 14/3 4.67 false 84.106'], ['T07c', ' 29/3 9.67 false 84.106'],
    ['T07d', ' 31/3 10.33 true 84.106'], ['T07e', ' 5/3 1.67 false 84.106'], ['T08x', '100 73/4 18.25 true 82.157'], ['T09x', '200 365/4 91.25  none'],
    ['T11x', '90 1825/18 101.39  none'], ['T12x', '200 657/34 19.32  none'], ['T15x', '210 730/63 11.59 true 84.106'], ['T16x', '300 36500/4497 8.12  none'],
    ['T16bx', '300 73/9 8.11 false 84.106'], ['T17x', '180 9125/792 11.52 true 84.106'], ['T18in', '    84.106'], ['T20x+T20y', '150 365/24 15.21 true 84.106'],
    ['T22x', '100 949/24 39.54 true 84.106'], ['T33x', '180 365/18 20.28 true 84.106'], ['T34x', '365 40 40.00  none'], ['T90x', '365 25/3 8.33  undetermined'],
  ])('%s: %s', (event, expected) => expect(rate(event)).toBe(expected))

  test.each([
    ['T01', 'repair', '2026-07-10 2026-06-30 met'], ['T01', 'initial_test', '2026-07-10 2026-07-02 met'], ['T01', 'follow_up_test', '2026-07-12  overdue'],
    ['T07', 'repair', '2026-07-15 2026-07-10 met'], ['T08', 'repair', '2026-05-15  overdue'], ['T15', 'repair', '2026-09-29  overdue'], ['T17', 'repair', '2026-10-06  overdue'],
    ['T20', 'repair', '2026-07-31  overdue'], ['T22', 'repair', '2026-08-13  overdue'], ['T23', 'chronic_report', '2027-03-01  overdue'],
  ])('%s %s: %s', (appliance, kind, expected) => {
    const found = rowsOf(join(out, 'epa', 'deadlines.csv')).filter((row) => row['appliance_id'] === appliance && row['kind'] === kind)
    expect(found.map((row) => [row['due_on'], row['done_on'], row['status']].join(' '))).toContain(expected)
  })

  test('of disposals only those over 5 and under 50 lb are in the log', () => {
    expect(rowsOf(join(out, 'epa', 'disposal-log.csv')).filter(({ entry }) => entry === 'appliance').map(({ record_id }) => record_id)).toEqual(['D-5.1', 'D-49.9'])
  })

  test('what no table knows is listed with the remedy', () => {
    expect(rowsOf(join(out, 'epa', 'violations.csv')).map((row) => [row['record'], row['rule']].join(' '))).toEqual(['appliances refrigerant_unknown'])
  })

  test('every file is in the manifest with its hash, and every paper of the year is there', () => {
    const { files } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as { files: { file: string; sha256: string | null }[] }
    const papers = readdirSync(join(out, 'epa'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.filter(({ file }) => file.startsWith('epa/'))).toHaveLength(papers.length)
    for (const { file, sha256 } of files) if (sha256 !== null) expect(createHash('sha256').update(readFileSync(join(out, file))).digest('hex'), file).toBe(sha256)
    expect(files.map(({ file }) => file)).toEqual(expect.arrayContaining([
      'epa/2026/overdue.pdf', 'epa/2026/technician-roster.xlsx', 'epa/2026/usage-summary.csv', 'epa/2026/disposal-log.pdf', 'epa/2026/sites/AUS-01/leak-rate-report-2026.pdf',
      'epa/2026/sites/DAL-02/leak-rate-report-2026.xlsx', 'epa/2026/sites/AUS-01/chronic-leaker-T23-1-2026.pdf', 'epa/2026/sites/AUS-01/plan-T22-1-T22x.pdf',
    ]))
  })
})

test('the same records in two imports and two threads give the same files', async () => {
  const folder = tempFolder()
  const [first, rest, other, again] = ['first', 'rest', 'other', 'again.subcool'].map((name) => join(folder, name)) as [string, string, string, string]
  for (const name of readdirSync(fixture('refrigerant')).filter((each) => each.endsWith('.csv'))) {
    const to = ['sites.csv', 'appliances.csv'].includes(name) ? first : rest
    cpSync(join(fixture('refrigerant'), name), join(to, name))
  }
  expect((await subcool('import', first, '--project', again, '--threads', '2')).status).toBe(0)
  expect((await subcool('run', rest, '--out', other, '--project', again, '--as-of', asOf, '--threads', '2')).status).toBe(0)
  expect(hashesBelow(join(other, 'epa'))).toEqual(hashesBelow(join(out, 'epa')))
}, 120_000)

test('a fleet with only units.csv says what it took each unit for', async () => {
  const folder = join(tempFolder(), 'in')
  mkdirSync(folder)
  writeFileSync(join(folder, 'units.csv'), 'unit_id,unit_type,refrigerant,full_charge_lb\nA-1,split_hp,R-410A,11\nA-2,chiller_hp,R-410A,120\nA-3,chiller_hp,,\n')
  writeFileSync(join(folder, 'telemetry.csv'), 'unit_id,ts,power_w\nA-1,2026-01-01T00:00:00Z,1\nA-1,2026-01-01T00:05:00Z,2\n')
  const papers = join(folder, '..', 'out')
  const { status, stdout } = await subcool('run', folder, '--out', papers, '--as-of', '2026-06-30', '--json')
  expect(status).toBe(0)
  expect((JSON.parse(stdout) as { warnings: string[] }).warnings.join(' ')).toContain('There is no appliances.csv: each of the 3 registered units is taken for one refrigerant circuit')
  const report = spawnSync('pdftotext', ['-layout', join(papers, 'epa', '2026', 'sites', readdirSync(join(papers, 'epa', '2026', 'sites'))[0] ?? '', 'leak-rate-report-2026.pdf'), '-'], { encoding: 'utf8' }).stdout
  for (const said of ['A-1', 'A-2', 'A-3', 'assumed', 'units.csv']) expect(report).toContain(said)
  expect(report).not.toContain('telemetry.csv')
}, 180_000)

test('a record is made void with its reason, and what follows from it goes', async () => {
  const folder = tempFolder()
  const copy = copyProject()
  const cli = (...words: string[]) => subcool(...words, '--project', copy)
  const done = async (...words: string[]) => {
    const { status, stdout, stderr } = await cli(...words)
    expect(status, stderr).toBe(0)
    return stdout
  }
  expect(await done('void', 'refrigerant_events', 'T01x', '--reason', 'entered twice')).toBe('refrigerant_events T01x is void: entered twice. Worked out anew: T01 circuit 1.\n')
  await done('report', '--out', join(folder, 'out'), '--as-of', '2026-12-31')
  expect(rowsOf(join(folder, 'out', 'epa', 'leak-rates.csv')).map(({ event_id }) => event_id)).not.toContain('T01x')
  expect(await cli('void', 'refrigerant_events', 'T01x', '--reason', 'once more')).toMatchObject({ status: 2, stderr: 'subcool: The record T01x of refrigerant_events is void already: entered twice.\n' })
  expect(await cli('void', 'refrigerant_events', 'T03x', '--reason', ' ')).toMatchObject({ status: 2, stderr: 'subcool: --reason TEXT is needed. See subcool --help.\n' })
  expect((await cli('void', 'appliances', 'T01', '--reason', 'x')).stderr).toBe('subcool: A record of appliances is named by appliance_id, circuit_no, not by one word.\n')
  expect((await cli('void', 'refrigerant_events', 'nobody', '--reason', 'x')).stderr).toBe('subcool: There is no record nobody in refrigerant_events.\n')
  await done('records', '--out', join(folder, 'records'))
  expect(rowsOf(join(folder, 'records', 'refrigerant_events.csv')).find(({ event_id }) => event_id === 'T01x')).toMatchObject({ lb_added: '6', void_reason: 'entered twice' })
  expect(await cli('records', '--out', join(folder, 'out'))).toMatchObject({ status: 2, stderr: `subcool: ${join(folder, 'out')} is not empty. Choose an empty or a new folder.\n` })
  expect(await done('audit')).toContain('import')
}, 120_000)

test('an audit pack holds the papers, registers and lists of a year, and is replaced whole', async () => {
  const folder = tempFolder()
  const pack = join(folder, 'pack')
  const packed = () => subcool('pack', '--project', project, '--year', '2026', '--as-of', '2026-12-31', '--out', pack)
  expect((await packed()).stdout).toMatch(/files for 2026, as of 2026-12-31\n$/)
  const files = readdirSync(pack, { recursive: true, encoding: 'utf8' })
  expect(files).toEqual(expect.arrayContaining([
    'manifest.json', 'equipment.csv', 'retention.csv', 'leak-rates.csv', 'deadlines.csv', 'violations.csv', 'disposal-log.csv', 'technician-roster.csv', 'usage-summary.csv', 'overdue.pdf',
    join('records', 'appliances.csv'), join('records', 'refrigerant_events.csv'), join('records', 'technicians.csv'), join('sites', 'AUS-01', 'leak-rate-report-2026.pdf'),
  ]))
  const manifest = readFileSync(join(pack, 'manifest.json'))
  expect((await packed()).status).toBe(0)
  expect(readFileSync(join(pack, 'manifest.json')).equals(manifest)).toBe(true)
  const copy = join(folder, 'records')
  cpSync(join(pack, 'records'), copy, { recursive: true })
  const second = join(folder, 'second')
  expect((await subcool('run', copy, '--out', second, '--as-of', asOf)).status).toBe(0)
  for (const file of ['leak-rates.csv', 'deadlines.csv', 'violations.csv', 'usage-summary.csv', 'disposal-log.csv', 'technician-roster.csv'])
    expect(readFileSync(join(second, 'epa', file), 'utf8'), file).toBe(readFileSync(join(out, 'epa', file), 'utf8'))
  writeFileSync(join(pack, 'mine.txt'), 'x')
  expect((await packed()).status).toBe(2)
}, 120_000)
