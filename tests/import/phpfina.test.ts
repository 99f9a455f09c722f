import { describe, expect, test } from 'vitest'
import { importFiles, telemetryOf } from './support'

const start = Date.UTC(2026, 0, 1) / 1000
const meta = (interval: number, from = start): Buffer => Buffer.from(new Uint32Array([0, 0, interval, from]).buffer)
const dat = (...values: number[]): Buffer => Buffer.from(new Float32Array(values).buffer)
const feed = (name: string, interval: number, ...values: number[]): Record<string, Buffer> => ({ [`${name}.meta`]: meta(interval), [`${name}.dat`]: dat(...values) })

describe('feeds of emoncms', () => {
  test('a folder of pairs is a unit; points without a value are none; other intervals stand beside', async () => {
    const { engine, result } = await importFiles({ ...feed('heatpump_elec', 10, 500.5, NaN, 600), ...feed('heatpump_heat', 10, 1500, 1600, NaN), ...feed('heatpump_outsideT', 60, -3.25) }, { folder: 'Mill Lane' })
    expect(result.files.map(({ file, status, format, rows_read, rows_loaded, unit_id_from }) => [file, status, format, rows_read, rows_loaded, unit_id_from])).toEqual(
      [['heatpump_elec', 2], ['heatpump_heat', 2], ['heatpump_outsideT', 1]].flatMap(([name, rows]) => [
        [`${name}.dat`, 'loaded', 'emoncms PHPFina feed', rows, rows, 'folder'],
        [`${name}.meta`, 'loaded', 'emoncms PHPFina feed', 0, 0, null],
      ]),
    )
    expect(await telemetryOf(engine)).toEqual([
      { unit_id: 'Mill Lane', ts: '2026-01-01 00:00:00', sample_s: 10, power_w: 500.5, heat_w: 1500, heat_source: 'metered' },
      { unit_id: 'Mill Lane', ts: '2026-01-01 00:00:00', sample_s: 60, outdoor_c: -3.25 },
      { unit_id: 'Mill Lane', ts: '2026-01-01 00:00:10', sample_s: 10, heat_w: 1600, heat_source: 'metered' },
      { unit_id: 'Mill Lane', ts: '2026-01-01 00:00:20', sample_s: 10, power_w: 600 },
    ])
  })

  test('a long feed is read piece by piece', async () => {
    const values = Array.from({ length: 300_000 }, (_, i) => i % 4000)
    const { engine, result } = await importFiles({ 'hp_power.meta': meta(30), 'hp_power.dat': Buffer.from(new Float32Array(values).buffer) })
    expect(result.files[0]).toMatchObject({ rows_read: 300_000, rows_loaded: 300_000, from_at: '2026-01-01T00:00:00Z', to_at: new Date((start + 299_999 * 30) * 1000).toISOString().replace('.000', '') })
    const row = (await engine.project.jobs.runAndReadAll(`SELECT sum(power_w)::BIGINT AS total FROM read_parquet('${engine.project.layout.telemetry}/*/*.parquet')`)).getRowsJson()
    expect(row).toEqual([[String(values.reduce((sum, value) => sum + value, 0))]])
  })

  test('halves, feeds by number, empty ones and impossible grids are refused with a word', async () => {
    const { result } = await importFiles({
      ...feed('heatpump_elec', 10, 1, 2),
      ...feed('17', 10, 1, 2),
      ...feed('heatpump_heat', 10, NaN),
      'alone.meta': meta(10),
      'broken_flowT.meta': meta(0),
      'broken_flowT.dat': dat(1),
    })
    expect(result.files.map(({ file, status, code }) => [file, status, code])).toEqual([
      ['17.dat', 'refused', 'file-unrecognised'],
      ['17.meta', 'refused', 'file-unrecognised'],
      ['alone.meta', 'refused', 'file-unrecognised'],
      ['broken_flowT.dat', 'refused', 'file-damaged'],
      ['broken_flowT.meta', 'refused', 'file-damaged'],
      ['heatpump_elec.dat', 'loaded', null],
      ['heatpump_elec.meta', 'loaded', null],
      ['heatpump_heat.dat', 'refused', 'no-rows'],
      ['heatpump_heat.meta', 'loaded', null],
    ])
  })
})
