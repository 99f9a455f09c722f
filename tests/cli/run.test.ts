import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixture, tempFolder } from '../support/projects'

const root = join(import.meta.dirname, '..', '..')
const subcool = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'build', 'subcool.mjs'), ...words], { encoding: 'utf8', timeout: 110_000 })
  return { status, stdout, stderr }
}

describe('subcool run', () => {
  test('turns a folder of exports into every output that is due', () => {
    const out = join(tempFolder(), 'out')
    const { status, stdout, stderr } = subcool('run', fixture('vaillant'), '--out', out, '--as-of', '2025-01-31', '--json')
    expect([status, stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{') && !/^(Building|Installing)/.test(line))]).toEqual([0, []])
    const summary = JSON.parse(stdout) as Record<string, unknown>
    expect(summary).toMatchObject({ as_of: '2025-01-31', data_to: '2024-12-31', units: 1, findings: 1, work_orders: 1, profile: 'default' })
    expect(Object.keys(summary)).toEqual([
      'version', 'as_of', 'data_to', 'zone', 'profile', 'rule_data_version', 'imports', 'units', 'rows', 'findings', 'work_orders', 'seconds', 'peak_rss_mb', 'warnings',
    ])
    expect(Object.keys(summary['seconds'] as object)).toEqual(['import', 'features', 'models', 'findings', 'reports'])
    for (const file of summary['imports'] as Record<string, number>[])
      expect(file['rows_read'], String(file['file'])).toBe((file['rows_loaded'] ?? 0) + (file['rows_rejected'] ?? 0) + (file['rows_duplicate'] ?? 0))
    expect(readdirSync(out).sort()).toEqual([
      'data_quality.csv', 'defrost_cycles.csv', 'epa', 'findings.csv', 'manifest.json', 'rejects.csv', 'summary.json', 'unit_health.csv', 'unit_years.csv', 'work-orders.csv', 'work-orders.ics', 'work-orders.pdf', 'work-orders.xlsx',
    ])
    expect(readFileSync(join(out, 'unit_years.csv'), 'utf8').split('\n')[0]).toBe(
      'unit_id,year,days,energy_kwh,heat_kwh,cop,cop_space_heating,cop_hot_water,cop_cooling,aux_kwh,outdoor_c_mean,coverage_pct,cop_provenance',
    )
  }, 120_000)

  test('cut at the day of detection it lists the finding, the day before it does not', () => {
    const findings = (asOf: string) => {
      const out = join(tempFolder(), 'out')
      expect(subcool('run', fixture('vaillant'), '--out', out, '--as-of', asOf).status).toBe(0)
      return readFileSync(join(out, 'findings.csv'), 'utf8').split('\n').slice(1, -1).map((line) => line.split(',')[0])
    }
    const [id = ''] = findings('2025-01-31')
    const detected = id.split(':').pop() as string
    const before = new Date(Date.parse(detected) - 86_400_000).toISOString().slice(0, 10)
    expect(findings(detected)).toEqual([id])
    expect(findings(before)).toEqual([])
  }, 120_000)

  test('a second run into the same project adds to it, and skips what it knows', () => {
    const project = join(tempFolder(), 'kept.subcool')
    const out = join(tempFolder(), 'out')
    expect(subcool('run', fixture('daikin'), '--out', out, '--project', project, '--as-of', '2024-10-31').status).toBe(0)
    const again = subcool('run', fixture('daikin'), '--out', out, '--project', project, '--as-of', '2024-10-31', '--json')
    expect(again.status).toBe(0)
    expect((JSON.parse(again.stdout) as { units: number }).units).toBe(1)
  }, 120_000)
})

describe('what it can not use ends with status 2 and one clear line', () => {
  const refused = (...words: string[]) => {
    const { status, stdout, stderr } = subcool(...words)
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
    return stderr
  }

  test('arguments', () => {
    expect(refused('fly')).toContain('There is no command fly')
    expect(refused('run', '--out', '/tmp/x')).toContain('needs a file or folder')
    expect(refused('run', fixture('daikin'))).toContain('--out DIR is needed')
    expect(refused('run', fixture('daikin'), '--out', join(tempFolder(), 'o'), '--as-of', '31.1.2025')).toContain('YYYY-MM-DD')
    expect(refused('run', fixture('daikin'), '--out', join(tempFolder(), 'o'), '--zone', 'Europe/Nowhere')).toContain('IANA')
    expect(refused('analyse', '--project', '/tmp/there/is/none.subcool')).toContain('no project')
  }, 120_000)

  test('input', () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'exports'))
    writeFileSync(join(folder, 'exports', 'letter.txt'), 'Dear customer,\nthank you.\n')
    expect(refused('run', join(folder, 'exports'), '--out', join(folder, 'out'))).toContain('letter.txt is not an export that Subcool knows')
    expect(refused('run', join(folder, 'missing'), '--out', join(folder, 'out'))).toContain('There is no file or folder')
    expect(refused('run', fixture('daikin'), '--out', join(folder, 'out'), '--as-of', '2001-01-01')).toContain('no rows up to 2001-01-01')
    writeFileSync(join(folder, 'profile.json'), '{"schema":"subcool/profile@1","name":"x","thresholds":{"cop.nonsense":{"value":1}}}')
    expect(refused('run', fixture('daikin'), '--out', join(folder, 'out'), '--profile', join(folder, 'profile.json'))).toContain('cop.nonsense')
    expect(readdirSync(folder).sort()).toEqual(['exports', 'profile.json'])
    expect(refused('run', fixture('daikin'), '--out', folder)).toContain('holds')
  }, 120_000)
})

test('help and version go to stdout', () => {
  expect(subcool('--help').stdout).toContain('subcool run <file-or-folder>... --out DIR')
  expect(subcool('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
}, 120_000)
