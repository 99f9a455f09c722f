import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fractionText } from '../../../analytics/compliance/exact/fraction'
import { yearOf } from '../../../analytics/compliance/exact/day'
import { writeAuditPack } from '../../../analytics/compliance/papers/audit-pack'
import type { ComplianceBook } from '../../../analytics/compliance/papers/book'
import { makeSiteBooks } from '../../../analytics/compliance/papers/make-book'
import { added, appliance, circuit, event, revision } from '../support/circuit'
import { faultsOf, printedRates, textOf } from './printed-rates'
import { answer, asOfDay, seededBook } from './seeded-book'

let root = ''
let pack = ''
let book: ComplianceBook

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'subcool-papers-'))
  pack = join(root, 'pack')
  book = seededBook()
  await writeAuditPack(book, { outDir: pack, year: 2026 })
}, 120_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const pdfs = (): string[] => (readdirSync(pack, { recursive: true }) as string[]).filter((name) => name.endsWith('.pdf')).map((name) => join(pack, name)).sort()
const reportOf = (site: string): string => join(pack, 'sites', site, 'leak-rate-report-2026.pdf')
const structureOf = (path: string): string => execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8', maxBuffer: 1 << 28 })

test('every printed rate follows from the numbers printed beside it, and every rate is printed', () => {
  for (const { site, circuits } of book.sites) {
    const printed = printedRates(textOf(reportOf(site?.site_id ?? 'no-site')))
    expect(printed.flatMap(faultsOf)).toEqual([])
    const rates = circuits.flatMap(({ compliance }) => compliance.rates).filter(({ rate, service_date }) => rate !== null && yearOf(service_date) === 2026)
    expect(printed.filter(({ of }) => of.length > 4).map(({ exact }) => exact).sort()).toEqual(rates.map(({ rate }) => fractionText(rate ?? { n: 0n, d: 1n })).sort())
    const years = circuits.flatMap(({ compliance }) => compliance.years).filter(({ year }) => year === 2026)
    expect(printed.filter(({ of }) => of.length === 4).map(({ exact }) => exact).sort()).toEqual(years.map(({ rate }) => fractionText(rate ?? { n: 0n, d: 1n })).sort())
  }
})

test('known rates stand in the text as they are worked by hand', () => {
  const austin = textOf(reportOf('AUS-01'))
  for (const line of [
    '2026-06-10: 6 lb / 120 lb x 365 / 120 days x 100 = 15.21 % (exactly 365/24 %), over 10 %',
    '2026-06-10: 12 lb / 365 lb x 365 / 120 days x 100 = 10.00 % (exactly 10 %), not over 10 %',
    '2026-04-15: 3 lb / 60 lb x 365 / 100 days x 100 = 18.25 % (exactly 73/4 %), over 10 %',
    '2026-09-20: (3 kg / 0.45359237 kg per lb + 5.25 lb) / (54.5 kg / 0.45359237 kg per lb) x 365 / 203 days x 100 = 17.75 %',
  ])
    expect(austin).toContain(line)
  expect(textOf(reportOf('SEA-02'))).toContain('2026-06-15: (14 lb + 15 lb + 2 lb) / 300 lb x 100 = 10.33 % (exactly 31/3 %), window from 2026-01-01, over 10 %')
  expect(textOf(join(pack, 'sites/SEA-02/chronic-leaker-CH-11-1-2026.pdf'))).toContain('2026: (20 lb + 18 lb + 12 lb) / 40 lb x 100 = 125.00 % (exactly 125 %), 125 % or more')
})

test('every PDF is tagged, US Letter, embeds its fonts, and counts its pages right', () => {
  expect(pdfs().length).toBeGreaterThan(10)
  for (const path of pdfs()) {
    const info = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
    const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
    expect(info, path).toMatch(/Tagged:\s+yes/)
    expect(info, path).toMatch(/Page size:\s+(612 x 792|792 x 612) pts \(letter\)/)
    expect(info, path).toMatch(/CreationDate:\s+Mon Nov 30 /)
    const text = textOf(path)
    expect(text.match(/Page \d+ of \d+/g), path).toEqual(Array.from({ length: pages }, (_, index) => `Page ${index + 1} of ${pages}`))
    expect(text, path).not.toMatch(/undefined|NaN|\[object/)
    expect(text, path).toContain('As of 2026-11-30')
    expect(text, path).toContain(`Rule data ${book.settings.rules.version}`)
    expect(structureOf(path), path).not.toMatch(/Page \d+ of \d+/)
    for (const font of execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2)) expect(font).toMatch(/Inter.*yes yes yes/)
  }
})

test('a report reads from the open questions to the circuits to the exempt ones, tags and text alike', () => {
  const order = ['Refrigerant leak-rate report 2026', 'Undetermined: to be answered first', 'Circuits at a glance', 'CH-12, circuit 1', 'HPWH-3, circuit 1', 'CH-10, circuit 1', 'CH-11, circuit 1', 'PHP-1, circuit 1', 'Exempt circuits', 'What these rules rest on', 'Sources']
  const headings = [...structureOf(reportOf('SEA-02')).matchAll(/H[12] \(block\)\s*"([^"]*)"/g)].map((match) => match[1])
  expect(headings.filter((heading) => order.includes(heading ?? ''))).toEqual(order)
  expect(headings).toEqual(expect.arrayContaining(['Additions of refrigerant', 'Arithmetic', 'Calendar-year loss', 'Clocks', 'Verification tests', 'Leak inspections', 'Service records', 'Added by the state']))
  const text = textOf(reportOf('SEA-02'))
  expect(order.map((heading) => text.lastIndexOf(heading === 'CH-10, circuit 1' ? 'CH-10, circuit 1 Location' : heading)).every((at) => at >= 0)).toBe(true)
})

test('what exempts is said with its paragraph, what is recalled is said to be, and a telemetry finding is no leak rate', () => {
  const austin = textOf(reportOf('AUS-01'))
  expect(austin).toContain('A finding from telemetry is never itself a legal leak rate')
  expect(austin).toMatch(/RTU-10, circuit 1 rooftop heat pump.*40 CFR 84\.106\(a\)\(3\)\(ii\)/)
  expect(austin).toMatch(/R-290.*GWP of 3 is not over 53/)
  expect(austin).toContain('memory: its text was not read')
  expect(austin).toContain('VOIDED: entered twice, see E-1004')
  const angeles = textOf(reportOf('LAX-03'))
  expect(angeles).toContain('annualizing (assumed: no method is recorded for this facility)')
  expect(angeles).toContain('VRF: exempt per preamble')
  expect(angeles).toMatch(/17 CCR/)
})

test('a circuit that was bound in the year alone is counted by itself: the counts make all circuits', async () => {
  const revised = circuit(appliance('R-22', '40'), { events: [added('p', '2026-01-05', '1'), added('x', '2026-07-20', '6')], revisions: [revision('2026-08-10', '60', '40')] })
  const sites = makeSiteBooks([answer(revised)], { asOf: asOfDay, rules: book.settings.rules })
  await writeAuditPack({ ...book, sites }, { outDir: join(root, 'revised'), year: 2026 })
  expect(textOf(join(root, 'revised', 'sites', 'S1', 'leak-rate-report-2026.pdf'))).toContain('0 under a regime, 1 no longer under one, 0 undetermined, 0 exempt')
})

test('a circuit whose clocks ended in the year has a chapter, though nothing was added in it', async () => {
  const retrofitted = circuit(appliance('R-1234ze(E)', '60'), {
    events: [
      added('p', '2025-05-05', '1', { refrigerant: 'R-22' }), added('x', '2025-11-20', '6', { refrigerant: 'R-22' }),
      event('r', '2026-05-01', 'retrofit_charge', '60', { refrigerant: 'R-1234ze(E)' }),
    ],
  })
  const sites = makeSiteBooks([answer(retrofitted)], { asOf: asOfDay, rules: book.settings.rules })
  await writeAuditPack({ ...book, sites }, { outDir: join(root, 'ended'), year: 2026 })
  expect(textOf(join(root, 'ended', 'sites', 'S1', 'leak-rate-report-2026.pdf')).replace(/\s+/g, ' ')).toMatch(/2025-11-20 x 2025-12-20 2026-05-01 met, 132 days/)
})

test('a chronic-leaker report tells what was done and is to be signed', () => {
  const text = textOf(join(pack, 'sites/SEA-02/chronic-leaker-CH-11-1-2026.pdf'))
  for (const part of [
    'Rainier Labs Inc.', '500 Mercer Street', 'Due 2027-03-01', 'Lost in the year 50 lb', '2026-02-24: leak inspection (electronic detector, bubble test) by Kim Sørensen. Leaks found: coaxial coil inlet.',
    '2026-03-03: repair by Kim Sørensen: Inlet joint brazed.', '2026-03-12: follow-up verification test (electronic) at coaxial coil inlet by Kim Sørensen: FAILED.', 'Name Title Signature Date',
  ])
    expect(text).toContain(part)
})

test('a plan has its dates and the lines to sign on', () => {
  const text = textOf(join(pack, 'sites/AUS-01/plan-RTU-7-1-E-1051.pdf'))
  for (const part of ['Plan due 2026-05-15 2026-04-15 + 30 days', 'not dated yet', '2026-11-15 2026-04-15 + 7 months', 'Disposition of the recovered refrigerant', 'Name Title Signature Date']) expect(text).toContain(part)
})

test('the lists say what is overdue, who is certified, what was disposed of and what was used', () => {
  expect(textOf(join(pack, 'overdue.pdf'))).toMatch(/RTU-7, circuit 1 repair E-1051 2026-04-15 2026-05-15 199 40 CFR 82\.157\(d\)\(1\)/)
  expect(textOf(join(pack, 'technician-roster.pdf'))).toContain('apprentice of T-3')
  expect(textOf(join(pack, 'disposal-log.pdf'))).toContain('Gulf Reclaim Inc.')
  expect(textOf(join(pack, 'disposal-log.pdf'))).toContain('2.7 kg (5.95 lb)')
  expect(textOf(join(pack, 'usage-summary.pdf'))).toContain('AUS-01, R-134a: 13.5 lb x 0.45359237 kg per lb x 1430 / 1000 = 8.757 t CO2e')
})

test('workbooks are read back with the rows of the CSV', async () => {
  const sheets = await readXlsxFile(join(pack, 'sites/AUS-01/leak-rate-report-2026.xlsx'))
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Leak rates', 'Circuits', 'Clocks', 'Calendar years', 'Exempt', 'Attention', 'State duties', 'About'])
  const lines = readFileSync(join(pack, 'sites/AUS-01/leak-rate-report-2026.csv'), 'utf8').split('\n')
  expect(lines[0]).toBe(
    'appliance_id,circuit_no,event_id,service_date,method,full_charge_lb,counted_lb,d_days,window_from,leak_rate_pct,leak_rate_exact,threshold_pct,exceeds,regime,reason,rule_data_version,arithmetic',
  )
  expect(lines.find((line) => line.startsWith('CH-1,1,E-1003'))).toMatch(/^CH-1,1,E-1003,2026-06-10,annualizing,120.00,6.00,120,2026-02-11,15.21,365\/24,10,true,84.106,/)
  expect(sheets[0]?.data.length).toBe(lines.length - 1)
  expect(sheets[0]?.data.find((row) => row[2] === 'E-1003')?.slice(3, 13)).toEqual([new Date('2026-06-10'), 'annualizing', 120, 6, 120, new Date('2026-02-11'), 15.21, '365/24', 10, 'true'])
  const about = Object.fromEntries((sheets.at(-1)?.data ?? []) as [string, string][])
  expect(about).toMatchObject({ 'As of': '2026-11-30', 'Rule data': book.settings.rules.version, Profile: 'default', 'SHA-256 of sites.csv': '2f'.repeat(32) })
})

test('the workbook of the roster has the columns of its CSV: a count of jobs is no list of them', async () => {
  const [technicians] = await readXlsxFile(join(pack, 'technician-roster.xlsx'))
  const [header, ...lines] = readFileSync(join(pack, 'technician-roster.csv'), 'utf8').trimEnd().split('\n').map((line) => line.split(','))
  expect(technicians?.data[0]).toEqual(header?.slice(0, -1))
  const column = (name: string) => header?.indexOf(name) ?? -1
  expect(lines.map((line) => [column('jobs_outside_class'), column('outside_class_ids')].map((at) => line.at(at - (header?.length ?? 0))))).toContainEqual(['1', 'E-1021'])
  expect(technicians?.data.slice(1).map((row) => [row[column('jobs_outside_class')], row[column('outside_class_ids')]])).toContainEqual([1, 'E-1021'])
})
