import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, test } from 'vitest'
import { readRow, readRows, run } from '../../analytics/db/query'
import { createEngine } from '../../analytics/engine'
import { readImportRecord } from '../../analytics/project/import-record'
import { projectLayout } from '../../analytics/project/layout'
import { migrateProject, projectVersion } from '../../analytics/project/migrate-project'
import { migrations } from '../../analytics/project/migrations'
import { openProject } from '../../analytics/project/open-project'
import { derivedTables } from '../support/derived-tables'
import { oldProject, type ExpectedProject } from '../support/old-project'
import { newEngine, tempFolder } from '../support/projects'

const keptTables = ['import', 'import_file', 'segment', 'rejected', 'import_quality', 'finding_status', 'unit_register', 'technician_register', 'service_visit_register', 'tariff_register']

/** The columns that tables had in the copy that is kept of a project before it is migrated. */
const columnsBefore = async (folder: string): Promise<Record<string, string>> => {
  const instance = await DuckDBInstance.create(join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] as string), { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const rows = await readRows<{ name: string; columns: string }>(connection, `SELECT table_name AS name, string_agg('"' || column_name || '"', ', ' ORDER BY column_index) AS columns FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal GROUP BY ALL`)
  connection.closeSync()
  instance.closeSync()
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]))
}

const expectEverything = async (connection: Parameters<typeof readRows>[0], expected: ExpectedProject, columns: Readonly<Record<string, string>> = {}) => {
  for (const name of keptTables) {
    const order = { import: 'import_no', import_file: 'import_no, file', segment: 'import_no, part, unit_id' }[name] ?? 'ALL'
    expect(await readRows(connection, `SELECT ${columns[name] ?? '*'} FROM ${name} ORDER BY ${order}`), name).toEqual(expected.kept[name])
  }
  expect(await readRows(connection, 'SELECT count(*)::INTEGER AS n FROM weather_register')).toEqual(expected.weather_rows)
  for (const [name, text] of Object.entries(await derivedTables(connection, Object.keys(expected.derived), columns)))
    expect({ name, rows: (JSON.parse(text) as unknown[]).length, sha256: createHash('sha256').update(text).digest('hex') }).toEqual({ name, ...expected.derived[name] })
}

test('every version below this one has a step forward and a project that proves it', () => {
  expect(migrations.map((step) => step.to)).toEqual(Array.from({ length: projectVersion - 1 }, (_, index) => index + 2))
  for (let version = 1; version < projectVersion; version++) expect(oldProject(version).expected.kept['import']).not.toEqual([])
})

describe('a project of version 1', () => {
  test('opens with everything that was in it', async () => {
    const { folder, expected } = oldProject(1)
    const project = await openProject(folder, { user: 'berta', threads: 2 })
    const engine = await createEngine(project, 'berta')
    await expectEverything(project.jobs, expected, await columnsBefore(folder))
    expect(await readRows(project.jobs, `SELECT value FROM project_info WHERE key = 'version'`)).toEqual([{ value: String(projectVersion) }])
    const telemetry = await readRows<{ part: string; rows: number; sha256: string; bytes: number }>(project.jobs, `SELECT import_id || '/part-000' || part || '.parquet' AS part, "rows", sha256, bytes FROM part JOIN import USING (import_no) ORDER BY ALL`)
    expect(telemetry.map(({ rows }) => rows)).toEqual(expected.kept['segment']?.reduce<number[]>((sums, row) => (row['import_no'] === 1 ? [(sums[0] ?? 0) + Number(row['rows']), sums[1] ?? 0] : [sums[0] ?? 0, (sums[1] ?? 0) + Number(row['rows'])]), []))
    for (const { part, sha256, bytes } of telemetry) {
      const content = readFileSync(join(folder, 'telemetry', part))
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256])
    }
    const trail = await readRows<Record<string, unknown>>(project.jobs, 'SELECT * FROM audit_entry ORDER BY seq')
    expect(trail.slice(0, -1).map(({ changed_at, who, command, value_before, value_after }) => ({ changed_at, who, command, value_before, value_after }))).toEqual(expected.kept['audit_entry'])
    expect(trail.at(-1)).toMatchObject({ seq: trail.length, who: 'berta', command: 'migrate', value_before: '{"version":1}' })
    expect(readFileSync(join(folder, 'audit', 'audit.ndjson'), 'utf8').trimEnd().split('\n')).toHaveLength(trail.length)
    engine.close()
  })

  test('gets a complete record of each import, the one that was taken back among them', async () => {
    const { folder, expected } = oldProject(1)
    ;(await openProject(folder)).close()
    const records = readdirSync(join(folder, 'imports')).sort().map((id) => readImportRecord(join(folder, 'imports', id)))
    expect(records.map((record) => [record?.schema, record?.import_no, record?.undone, record?.who])).toEqual([
      ['subcool/import@2', 1, false, 'anna'],
      ['subcool/import@2', 2, true, 'anna'],
      ['subcool/import@2', 3, false, 'anna'],
    ])
    expect(records[2]?.zone).toBe('Europe/Berlin')
    expect(records[0]?.segments.length).toBe(3)
    expect(records[0]?.parts).toHaveLength(1)
    expect(records[0]?.quality).toEqual(expected.kept['import_quality']?.map(({ import_no: _, ...row }) => row))
    expect(readFileSync(join(folder, 'imports', readdirSync(join(folder, 'imports')).sort()[0] as string, 'rejects.csv'), 'utf8').split('\n')).toHaveLength(2 + (expected.kept['rejected']?.length ?? 0))
  })

  test('is copied to backups before, and the copy is the project as it was', async () => {
    const { folder, expected } = oldProject(1)
    ;(await openProject(folder)).close()
    const backups = readdirSync(join(folder, 'backups'))
    expect(backups).toEqual([expect.stringMatching(/^project-v1-0001-\d{8}T\d{6}Z\.duckdb$/)])
    const instance = await DuckDBInstance.create(join(folder, 'backups', backups[0] as string))
    const connection = await instance.connect()
    await expectEverything(connection, expected)
    expect(await readRows(connection, 'SELECT * FROM audit_entry ORDER BY rowid')).toEqual(expected.kept['audit_entry'])
    expect(await readRows(connection, `SELECT value FROM project_info WHERE key = 'version'`)).toEqual([{ value: '1' }])
    connection.closeSync()
    instance.closeSync()
    ;(await openProject(folder)).close()
    expect(readdirSync(join(folder, 'backups'))).toEqual(backups)
  })

  test('stays as it was when a step fails, and says where its copy is', async () => {
    const { folder, expected } = oldProject(1)
    const instance = await DuckDBInstance.create(join(folder, 'project.duckdb'))
    const connection = await instance.connect()
    const broken = { to: projectVersion + 1, run: async (c: typeof connection) => run(c, 'DROP TABLE unit_register; CREATE TABLE segment (n INTEGER)') }
    const layout = projectLayout(folder)
    for (const name of ['tmp', 'backups']) mkdirSync(join(folder, name), { recursive: true })
    await expect(migrateProject(connection, layout, 'anna', [...migrations, broken])).rejects.toMatchObject({
      code: 'migration-failed',
      message: expect.stringMatching(new RegExp(`could not be brought from version 1 to ${projectVersion + 1}; it is as it was\\. A copy of its database lies at .*project-v1-0001-`)),
      detail: expect.stringContaining('segment'),
    })
    await expectEverything(connection, expected)
    expect(await readRows(connection, 'SELECT * FROM audit_entry ORDER BY rowid')).toEqual(expected.kept['audit_entry'])
    expect(await readRow(connection, `SELECT value FROM project_info WHERE key = 'version'`)).toEqual({ value: '1' })
    connection.closeSync()
    instance.closeSync()
    ;(await openProject(folder)).close()
  })
})

test('a project of version 2 opens with everything that was in it', async () => {
  const { folder, expected } = oldProject(2)
  const engine = await createEngine(await openProject(folder, { user: 'berta', threads: 2 }), 'berta')
  const { jobs } = engine.project
  await expectEverything(jobs, expected, await columnsBefore(folder))
  expect(await readRows(jobs, 'SELECT * FROM part ORDER BY import_no, part')).toEqual(expected.kept['part'])
  expect(await readRows(jobs, `SELECT value FROM project_info WHERE key = 'version'`)).toEqual([{ value: String(projectVersion) }])
  const trail = await readRows<Record<string, unknown>>(jobs, 'SELECT * FROM audit_entry ORDER BY seq')
  expect(trail.slice(0, -1)).toEqual(expected.kept['audit_entry'])
  expect(trail.at(-1)).toMatchObject({ who: 'berta', command: 'migrate', value_before: '{"version":2}' })
  expect(readdirSync(join(folder, 'organisation'))).toEqual([])
  engine.close()
})

test('what is new cannot be opened by a program that is older', async () => {
  const engine = await newEngine(join(tempFolder(), 'new.subcool'))
  await expect(migrateProject(engine.project.jobs, engine.project.layout, 'anna', [{ to: 1, run: () => Promise.resolve() }])).rejects.toMatchObject({
    code: 'project-newer',
    message: expect.stringContaining(`version ${projectVersion} of the folder, this program knows 1`),
  })
})

test('a database of something else is refused and left alone', async () => {
  const folder = tempFolder()
  const instance = await DuckDBInstance.create(join(folder, 'project.duckdb'))
  const connection = await instance.connect()
  await connection.run('CREATE TABLE letter (text VARCHAR)')
  connection.closeSync()
  instance.closeSync()
  await expect(openProject(folder)).rejects.toMatchObject({ code: 'project-invalid', message: expect.stringContaining('not one of a Subcool project') })
})
