import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureCli, runCli } from '../support/built-cli'
import { subcool } from '../support/command-line'
import { fixture, tempFolder } from '../support/projects'

const idsIn = (folder: string): string[] => readFileSync(join(folder, 'findings.csv'), 'utf8').split('\n').slice(1, -1).map((line) => line.split(',')[0] ?? '')

describe('subcool run', () => {
  let out = ''
  let told: ReturnType<typeof runCli>

  beforeAll(() => {
    ensureCli()
    out = join(tempFolder(), 'out')
    told = runCli(['run', fixture('vaillant'), '--out', out, '--as-of', '2025-01-31', '--json'])
  }, 120_000)

  test('turns a folder of exports into every output that is due', () => {
    const { status, stdout, stderr } = told
    expect([status, stderr.split('\n').filter((line) => line !== '' && !line.startsWith('{'))]).toEqual([0, []])
    const summary = JSON.parse(stdout) as Record<string, unknown>
    expect(idsIn(out)).not.toEqual([])
    expect(summary).toMatchObject({ as_of: '2025-01-31', data_to: '2024-12-31', units: 1, findings: idsIn(out).length, profile: 'default' })
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
  })

  test('cut at the day of detection it lists the finding, the day before it does not', async () => {
    const findings = async (asOf: string) => {
      const cut = join(tempFolder(), 'cut')
      expect((await subcool('run', fixture('vaillant'), '--out', cut, '--as-of', asOf)).status).toBe(0)
      return idsIn(cut)
    }
    const dayOf = (id: string) => id.split(':').pop() ?? ''
    const ids = idsIn(out)
    const detected = ids.map(dayOf).sort().at(-1) ?? ''
    const before = new Date(Date.parse(detected) - 86_400_000).toISOString().slice(0, 10)
    expect(await findings(detected)).toEqual(ids)
    expect(await findings(before)).toEqual(ids.filter((id) => dayOf(id) < detected))
  }, 60_000)

  test('a second run into the same project adds to it, and skips what it knows', async () => {
    const project = join(tempFolder(), 'kept.subcool')
    const twice = join(tempFolder(), 'out')
    const run = () => subcool('run', fixture('daikin'), '--out', twice, '--project', project, '--as-of', '2024-10-31', '--json')
    expect((await run()).status).toBe(0)
    const again = await run()
    expect(again.status).toBe(0)
    expect((JSON.parse(again.stdout) as { units: number }).units).toBe(1)
  }, 60_000)
})

describe('what it can not use ends with status 2 and one clear line', () => {
  const refused = async (...words: string[]) => {
    const { status, stdout, stderr } = await subcool(...words)
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
    return stderr
  }

  test('arguments', async () => {
    expect(await refused('fly')).toContain('There is no command fly')
    expect(await refused('run', '--out', '/tmp/x')).toContain('needs a file or folder')
    expect(await refused('run', fixture('daikin'))).toContain('--out DIR is needed')
    expect(await refused('run', fixture('daikin'), '--out', join(tempFolder(), 'o'), '--as-of', '31.1.2025')).toContain('YYYY-MM-DD')
    expect(await refused('run', fixture('daikin'), '--out', join(tempFolder(), 'o'), '--zone', 'Europe/Nowhere')).toContain('IANA')
    expect(await refused('analyse', '--project', '/tmp/there/is/none.subcool')).toContain('no project')
  })

  test('input', async () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'exports'))
    writeFileSync(join(folder, 'exports', 'letter.txt'), 'Dear customer,\nthank you.\n')
    expect(await refused('run', join(folder, 'exports'), '--out', join(folder, 'out'))).toContain('letter.txt is not an export that Subcool knows')
    expect(await refused('run', join(folder, 'missing'), '--out', join(folder, 'out'))).toContain('There is no file or folder')
    expect(await refused('run', fixture('daikin'), '--out', join(folder, 'out'), '--as-of', '2001-01-01')).toContain('no rows up to 2001-01-01')
    writeFileSync(join(folder, 'profile.json'), '{"schema":"subcool/profile@1","name":"x","thresholds":{"cop.nonsense":{"value":1}}}')
    expect(await refused('run', fixture('daikin'), '--out', join(folder, 'out'), '--profile', join(folder, 'profile.json'))).toContain('cop.nonsense')
    expect(readdirSync(folder).sort()).toEqual(['exports', 'profile.json'])
    expect(await refused('run', fixture('daikin'), '--out', folder)).toContain('holds')
  }, 120_000)
})

test('help and version go to stdout, and the status of a refusal is that of the process', () => {
  expect(runCli(['--help']).stdout).toContain('subcool run <file-or-folder>... --out DIR')
  expect(runCli(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(runCli(['fly'])).toEqual({ status: 2, stdout: '', stderr: 'subcool: There is no command fly. See subcool --help.\n' })
}, 60_000)
