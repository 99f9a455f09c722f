import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readHead } from '../../analytics/pipeline/1-import/reading/file-head'
import { findTable, type FoundTable } from '../../analytics/pipeline/1-import/profiles/generic/find-table'
import type { ColumnProposal } from '../../analytics/pipeline/1-import/proposals/column-proposal'
import { proposeColumns } from '../../analytics/pipeline/1-import/proposals/propose-columns'
import { recognise } from '../../analytics/pipeline/1-import/recognising/recognise'
import { splitRecord } from '../../analytics/pipeline/1-import/reading/split-record'
import { simulate } from '../../sample-data/simulator'
import { fixture, tempFolder } from '../support/projects'

const counted = ['outdoor_c', 'supply_c', 'return_c', 'power_w', 'compressor_hz', 'discharge_c']

/** What the counted columns of each export are called there. */
const exports: Readonly<Record<string, { file: string; delimiter: string; truth: Readonly<Record<string, string>>; above?: number }>> = {
  daikin: { file: 'daikin/espaltherma_daikin_dev_2024-10-10_12_wide_sparse.csv.gz', delimiter: ',', truth: { 'Outdoor Temp': 'outdoor_c', 'Flow Temp': 'supply_c', 'Return Temp': 'return_c', 'Power In': 'power_w' } },
  vaillant: { file: 'vaillant/system_data_2023.csv.gz', delimiter: ';', above: 1, truth: { OutdoorTemperature: 'outdoor_c' } },
  nibe: { file: 'blind/nibe-wide.csv.gz', delimiter: ';', truth: { 'Outdoor temperature': 'outdoor_c', 'Supply line (BT2)': 'supply_c', 'Return line (BT3)': 'return_c', 'Current compressor frequency': 'compressor_hz', 'Discharge (BT14)': 'discharge_c' } },
  ...Object.fromEntries(['baseline', '28pct'].map((day) => [`ornl ${day}`, { file: `blind/ornl-${day}.csv.gz`, delimiter: ',', truth: { T_out_Avg: 'outdoor_c', T_Sup_tot_Avg: 'supply_c', T_Ret_Avg: 'return_c', WH_RTU_Total_Tot: 'power_w', Tref_RTU_Dischg1_Avg: 'discharge_c' } }])),
}

interface Blind {
  name: string
  table: FoundTable
  proposals: ColumnProposal[]
  truth: (string | undefined)[]
  path: string
}

/** An export with its columns called `V01`, `V02`, .. and nothing above them. */
const blind = (folder: string, name: string, text: string, delimiter: string, signalOf: (column: string) => string | undefined): Blind => {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = splitRecord(header, delimiter)
  const path = join(folder, `${name.replaceAll(' ', '-')}.csv`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path, [names.map((_, index) => `V${String(index).padStart(2, '0')}`).join(delimiter), ...lines].join('\n'))
  const head = readHead({ path, label: name, size: statSync(path).size } as never)
  const table = findTable(head) as FoundTable
  return { name, table, proposals: proposeColumns(table, head), truth: names.map(signalOf), path }
}

let all: Blind[]
const folder = mkdtempSync(join(tmpdir(), 'subcool-blind-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  await simulate({ outDir: join(folder, 'fleet'), units: 3, months: 1, stepS: 300, tier: 'T5', faults: 'none', seed: 17, format: 'csv' })
  const fleet = readdirSync(join(folder, 'fleet/telemetry')).map((file) => {
    const rows = readFileSync(join(folder, 'fleet/telemetry', file), 'utf8').split('\n').map((line) => line.split(',').slice(1).join(','))
    return blind(join(folder, file), `simulated ${file}`, rows.slice(0, 1800).join('\n'), ',', (column) => column)
  })
  const real = Object.entries(exports).map(([name, { file, delimiter, truth, above = 0 }]) =>
    blind(join(folder, name), name, gunzipSync(readFileSync(fixture(file))).toString().split('\n').slice(above).join('\n'), delimiter, (column) => truth[column]),
  )
  all = [...real, ...fleet]
}, 60_000)

const judged = () => all.flatMap(({ name, proposals, truth }) => proposals.map((proposal) => ({ name, proposal, wanted: truth[proposal.index] })))

describe('columns that are called nothing', () => {
  test('nine of ten of the six signals that matter most are proposed first', () => {
    const pairs = judged().filter(({ wanted }) => counted.includes(wanted ?? ''))
    const wrong = pairs.filter(({ proposal, wanted }) => proposal.signal !== wanted)
    expect(pairs.length).toBeGreaterThanOrEqual(36)
    expect(wrong.length / pairs.length, wrong.map(({ name, proposal, wanted }) => `${name} ${wanted}: ${proposal.signal}`).join('; ')).toBeLessThanOrEqual(0.1)
  })

  test('nothing is called sure by its values alone, and hardly anything wrong is called likely', () => {
    const byValues = judged().filter(({ proposal }) => proposal.basis === 'values')
    expect(byValues.filter(({ proposal }) => proposal.confidence === 'sure')).toEqual([])
    const likely = byValues.filter(({ proposal, wanted }) => proposal.confidence === 'likely' && counted.includes(proposal.signal as string) && wanted !== undefined)
    expect(likely.length).toBeGreaterThan(20)
    expect(likely.filter(({ proposal, wanted }) => proposal.signal !== wanted).length / likely.length).toBeLessThanOrEqual(0.05)
  })

  test('units follow from the values: °F of the rooftop unit, W and °C of the others', () => {
    const unitOf = (name: string, signal: string) => all.find((one) => one.name === name)?.proposals.find((proposal) => proposal.signal === signal)?.unit
    expect([unitOf('ornl baseline', 'outdoor_c'), unitOf('daikin', 'outdoor_c'), unitOf('daikin', 'power_w'), unitOf('nibe', 'compressor_hz')]).toEqual(['degF', 'degC', 'W', 'Hz'])
  })

  test('the rooftop unit tells that its watt hours are no watts', () => {
    const power = all.find(({ name }) => name === 'ornl baseline')?.proposals.find(({ source }) => source === 'V11')
    expect(power).toMatchObject({ signal: 'power_w', problem: expect.stringMatching(/read in W it gives a COP of 12\.\d.*in Wh of each row of 900 s a COP of 3\.\d/) as string })
  })

  test('each has a reason for people, and what may be either says so', () => {
    for (const { proposal } of judged()) expect(proposal.reason).not.toBe('')
    const unsure = judged().filter(({ proposal }) => proposal.basis === 'values' && proposal.confidence === 'unsure')
    expect(unsure.filter(({ proposal }) => proposal.alternatives.length > 0).length).toBeGreaterThan(unsure.length / 3)
  })

  test('such a file is not loaded by itself: it needs a mapping, which the message proposes', () => {
    const { path } = all.find(({ name }) => name === 'vaillant') as Blind
    const look = () => recognise(readHead({ path, label: 'plant/log.csv', size: statSync(path).size } as never))
    expect(look).toThrowError(/^plant\/log\.csv needs a mapping: .*V01 looks like outdoor_c in degC: follows the day/)
    expect(look).toThrowError(expect.objectContaining({ code: 'mapping-needed', hint: expect.stringContaining('Import screen') as string }))
  })
})

describe('a header that is understood', () => {
  const proposed = (content: string): ColumnProposal[] => {
    const path = join(tempFolder(), 'log.csv')
    writeFileSync(path, content)
    const head = readHead({ path, label: 'log.csv', size: statSync(path).size } as never)
    return proposeColumns(findTable(head) as FoundTable, head)
  }

  test('proposes by its words, with unit and confidence', () => {
    const proposals = proposed('Time;Outdoor [°C];Supply temp;Power;Serial no;Outdoor 2 [°C]\n2024-01-01 00:00;1;30;1.5;A;1\n2024-01-01 00:15;2;31;1.6;A;2\n')
    expect(proposals.map(({ signal, unit, confidence, basis }) => [signal, unit, confidence, basis])).toEqual([
      ['ts', null, 'sure', 'header'],
      ['outdoor_c', 'degC', 'sure', 'header'],
      ['supply_c', 'degC', 'likely', 'header'],
      ['power_w', 'kW', 'unsure', 'header'],
      ['unit_id', null, 'sure', 'header'],
      [null, null, null, null],
    ])
    expect(proposals[5]?.reason).toContain('which Outdoor [°C] is already')
  })
})
