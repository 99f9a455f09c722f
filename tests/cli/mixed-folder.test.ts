import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { subcool } from '../support/command-line'
import { fixture, tempFolder } from '../support/projects'

const table = 'heatpumpmonitor_all_fields_last365_2026-07-15.csv'

/** What a folder of someone who collects everything looks like: five vendors, weather, an archive, and what is none of it. */
const collected = (): string => {
  const folder = join(tempFolder(), 'exports')
  for (const name of ['vaillant', 'daikin', 'vicare', 'melcloud', 'nibe']) cpSync(fixture(name), join(folder, name), { recursive: true })
  const files: Record<string, string | Uint8Array> = {
    'weather/denver.epw.gz': gzipSync(readFileSync(fixture('weather/denver.epw'))),
    'weather/cut.epw.gz': gzipSync(readFileSync(fixture('weather/denver.epw'))).subarray(0, 900),
    [`fleet/${table}`]: readFileSync(fixture(`heatpumpmonitor/${table}`)),
    'fleet/modulation_features.csv': 'id,elec_pmax_w,elec_p50_frac,mod_frac_above_80\n72,1846.4591603053427,0.23877366577481876,0.06297171295189441\n',
    'archive.zip': zipSync({ 'Mill Lane/log.csv': strToU8('ts,power_w\n2025-01-01T00:00:00Z,500\n2025-01-01T00:05:00Z,600\n') }),
    'manual.pdf': '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n',
    'empty.csv': '',
    'mark.csv': '\uFEFF',
    'prices.csv': 'sensor_id,value,updated_ts\nsensor.spotprice_now,0.2815,1736892000.0\nsensor.spotprice_now,0.2340,1736895600.0\n',
    'grid.csv': 'entity_id,state,last_changed\nsensor.0x943469fffed2bf71_power,450.2,2025-01-15T00:00:00.000Z\nsensor.0x943469fffed2bf71_power,420.8,2025-01-15T01:00:00.000Z\n',
    'strange.json': '{"house": {"tOut": -3.5}}',
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

interface Summary {
  imports: { file: string; status: string; code: string | null; message: string | null; rows_read: number; rows_loaded: number; rows_rejected: number; rows_duplicate: number }[]
}

test('a folder of five vendors with good and useless files is done, and says of each file what became of it', async () => {
  const out = join(tempFolder(), 'out')
  const { status, stderr } = await subcool('run', collected(), '--out', out, '--as-of', '2026-07-31')
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
  const { imports } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as Summary
  expect(imports.filter((one) => one.rows_read !== one.rows_loaded + one.rows_rejected + one.rows_duplicate)).toEqual([])
  const refused = new Map(imports.filter((one) => one.status === 'refused').map(({ file, code, message }) => [file, [code, message]]))
  expect([...refused.keys()].filter((file) => !/LICENSE|history-export|nibe/.test(file))).toEqual([
    'empty.csv', 'fleet/modulation_features.csv', 'grid.csv', 'manual.pdf', 'mark.csv', 'prices.csv', 'strange.json', 'vicare/device_offline.json', 'vicare/rate_limit.json', 'weather/cut.epw.gz',
  ])
  expect(Object.fromEntries(['empty.csv', 'manual.pdf', 'mark.csv', 'strange.json', 'weather/cut.epw.gz', 'fleet/modulation_features.csv'].map((file) => [file, refused.get(file)]))).toEqual({
    'empty.csv': ['file-empty', expect.stringContaining('is empty (0 bytes)')],
    'manual.pdf': ['file-binary', expect.stringContaining('is a PDF document')],
    'mark.csv': ['file-empty', expect.stringContaining('only a byte order mark')],
    'strange.json': ['file-unrecognised', expect.stringContaining('house.tOut = -3.5')],
    'weather/cut.epw.gz': ['file-damaged', expect.stringContaining('it breaks after')],
    'fleet/modulation_features.csv': [expect.stringMatching(/no-time-column|file-unrecognised/), expect.stringContaining('id, elec_pmax_w')],
  })
  const loaded = imports.filter((one) => one.status === 'loaded')
  for (const part of ['vaillant/', 'daikin/', 'vicare/', 'melcloud/', 'nibe/', 'archive.zip/Mill Lane/', 'weather/denver', 'fleet/heatpumpmonitor'])
    expect([part, loaded.some(({ file, rows_loaded }) => file.startsWith(part) && rows_loaded > 0)]).toEqual([part, true])
  expect(readFileSync(join(out, 'unit_years.csv'), 'utf8')).toMatch(/^hpm-72,2026,365,.*,unit_summary$/m)
}, 120_000)
