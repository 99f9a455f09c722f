import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRows, run } from '../../analytics/db/query'
import { openProject } from '../../analytics/project/open-project'
import { closeEngine, newEngine, tempFolder } from '../support/projects'

const rows = 'unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,1\nU1,2026-01-01T00:05:00Z,2\n'

describe('opening', () => {
  test('makes every folder of a new project and opens it again', async () => {
    const folder = join(tempFolder(), 'a.subcool')
    const project = await openProject(folder, { create: true })
    expect(readdirSync(folder).sort()).toEqual(expect.arrayContaining(['imports', 'inbox', 'project.duckdb', 'reports', 'telemetry', 'thresholds', 'tmp']))
    project.close()
    const again = await openProject(folder)
    expect(await readRows(again.jobs, `SELECT value FROM project_info WHERE key = 'version'`)).toEqual([{ value: '3' }])
    again.close()
    expect(existsSync(join(folder, 'owner.json'))).toBe(false)
  })

  test('refuses what is not a project, without touching it', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'letter.txt'), 'x')
    await expect(openProject(folder, { create: true })).rejects.toMatchObject({ code: 'project-invalid' })
    expect(readdirSync(folder)).toEqual(['letter.txt'])
    await expect(openProject(join(folder, 'letter.txt'))).rejects.toMatchObject({ code: 'project-invalid' })
    await expect(openProject(join(folder, 'missing.subcool'))).rejects.toMatchObject({ code: 'project-not-found' })
  })

  test('refuses a place it may not write in', async () => {
    await expect(openProject('/proc/subcool-test.subcool', { create: true })).rejects.toMatchObject({ code: 'permission-denied' })
  })

  test('refuses a database that is none', async () => {
    const folder = join(tempFolder(), 'b.subcool')
    mkdirSync(folder)
    writeFileSync(join(folder, 'project.duckdb'), 'this is no database, only some text that is long enough to be read as one'.repeat(100))
    await expect(openProject(folder)).rejects.toMatchObject({ code: 'project-invalid' })
  })

  test('refuses a project of a newer program', async () => {
    const folder = join(tempFolder(), 'c.subcool')
    const project = await openProject(folder, { create: true })
    await run(project.jobs, `UPDATE project_info SET value = '99' WHERE key = 'version'`)
    project.close()
    await expect(openProject(folder)).rejects.toMatchObject({ code: 'project-newer' })
  })

  test('tells a second process who has it', async () => {
    const folder = join(tempFolder(), 'd.subcool')
    ;(await openProject(folder, { create: true })).close()
    const holder = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { DuckDBInstance } from ${JSON.stringify(import.meta.resolve('@duckdb/node-api'))}
       import { writeFileSync } from 'node:fs'
       const db = await DuckDBInstance.create(${JSON.stringify(join(folder, 'project.duckdb'))})
       writeFileSync(${JSON.stringify(join(folder, 'owner.json'))}, JSON.stringify({ pid: process.pid, host: 'van-laptop', user: 'anna', since: '2026-01-31T08:00:00Z' }))
       console.log('held'); setInterval(() => db, 1000)`,
    ])
    await new Promise((ready) => holder.stdout.once('data', ready))
    await expect(openProject(folder)).rejects.toMatchObject({
      code: 'project-locked',
      message: expect.stringContaining(`process ${holder.pid} (anna on van-laptop, since 2026-01-31T08:00:00Z)`),
    })
    holder.kill('SIGKILL')
    await new Promise((ended) => holder.once('exit', ended))
    const freed = await openProject(folder)
    freed.close()
  })
})

describe('a killed import leaves nothing behind', () => {
  test('what was renamed but never registered is gone at the next start', async () => {
    const folder = join(tempFolder(), 'e.subcool')
    const exports = tempFolder()
    writeFileSync(join(exports, 'log.csv'), rows)
    const engine = await newEngine(folder)
    const { importId } = await engine.import({ files: [exports], acceptTruncated: false })
    closeEngine(engine)
    for (const room of ['telemetry', 'imports']) mkdirSync(join(folder, room, '0002-deadbeef'))
    mkdirSync(join(folder, 'tmp', 'import-4711-1', 'stage'), { recursive: true })
    const again = await newEngine(folder)
    expect(readdirSync(join(folder, 'telemetry'))).toEqual([importId])
    expect(readdirSync(join(folder, 'imports'))).toEqual([importId])
    expect(readdirSync(join(folder, 'tmp')).filter((name) => name !== 'spill')).toEqual([])
    expect(await readRows(again.project.jobs, 'SELECT unit_id, "rows"::INTEGER AS n FROM segment')).toEqual([{ unit_id: 'U1', n: 2 }])
  })

  test('a cancelled import leaves the project as it was', async () => {
    const exports = tempFolder()
    writeFileSync(join(exports, 'log.csv'), rows)
    const engine = await newEngine()
    const stop = new AbortController()
    await expect(
      engine.import({ files: [exports], acceptTruncated: false }, { signal: stop.signal, onProgress: ({ stage }) => stage === 'sort' && stop.abort() }),
    ).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(engine.project.layout.telemetry)).toEqual([])
    expect(await readRows(engine.project.jobs, 'SELECT * FROM import_file')).toEqual([])
    expect((await engine.import({ files: [exports], acceptTruncated: false })).units).toEqual(['U1'])
  })
})

test('the next month is added, an overlap is merged, undo takes it back', async () => {
  const engine = await newEngine()
  const folder = tempFolder()
  const write = (name: string, lines: string[]) => writeFileSync(join(folder, name), ['unit_id,ts,power_w,outdoor_c', ...lines, ''].join('\n'))
  write('january.csv', ['U1,2026-01-31T23:50:00Z,100,1', 'U1,2026-01-31T23:55:00Z,200,2'])
  write('february.csv', ['U1,2026-01-31T23:55:00Z,250,', 'U1,2026-02-01T00:00:00Z,300,3'])
  await engine.import({ files: [join(folder, 'january.csv')], acceptTruncated: false })
  const second = await engine.import({ files: [join(folder, 'february.csv')], acceptTruncated: false })
  expect(second.files[0]).toMatchObject({ rows_read: 2, rows_loaded: 1, rows_duplicate: 1, rows_rejected: 0 })
  const context = { signal: new AbortController().signal, onProgress: () => undefined }
  const energy = async () => {
    await engine.analyse({ asOf: '2026-02-28' })
    return readRows(engine.project.jobs, 'SELECT day, samples, round(energy_kwh * 12000) AS watts, outdoor_c_mean FROM unit_day ORDER BY day')
  }
  expect(await energy()).toEqual([
    { day: '2026-01-31', samples: 2, watts: 350, outdoor_c_mean: 1.5 },
    { day: '2026-02-01', samples: 1, watts: 300, outdoor_c_mean: 3 },
  ])
  expect(await engine.call('import.undo', { importNo: second.importNo }, context)).toEqual({ importNo: 2, unitIds: ['U1'] })
  expect(await energy()).toEqual([{ day: '2026-01-31', samples: 2, watts: 300, outdoor_c_mean: 1.5 }])
  const trail = await readRows<{ who: string; command: string }>(engine.project.jobs, 'SELECT who, command FROM audit_entry ORDER BY seq')
  expect(trail.map((entry) => entry.command)).toEqual(['create project', 'import', 'import', 'analyse', 'undo import', 'analyse'])
  expect(trail.every((entry) => entry.who !== '')).toBe(true)
})

test('with a last day, the import is that of files from which the later rows were deleted', async () => {
  const lines = ['unit_id,ts,power_w', 'U1,2026-01-31T23:55:00Z,1', 'U1,2026-02-01T00:00:00Z,#VALUE!', 'U1,2026-02-01T00:05:00Z,3', '']
  const whole = tempFolder()
  writeFileSync(join(whole, 'log.csv'), lines.join('\n'))
  const engine = await newEngine()
  const result = await engine.import({ files: [whole], acceptTruncated: false, lastDay: '2026-01-31' })
  expect(result.files[0]).toMatchObject({ rows_read: 1, rows_loaded: 1, rows_rejected: 0, to_at: '2026-01-31T23:55:00Z' })
  expect(await readRows(engine.project.jobs, 'SELECT * FROM rejected')).toEqual([])
  expect(await readRows(engine.project.jobs, 'SELECT * FROM import_quality')).toEqual([])
})

test('an analysis that was stopped half way is known as unfinished, and repeated', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'log.csv'), rows)
  const engine = await newEngine()
  await engine.import({ files: [folder], acceptTruncated: false })
  expect(await engine.analysed()).toBe(false)
  await engine.analyse({ asOf: '2026-01-31' })
  expect(await engine.analysed()).toBe(true)
  await run(engine.project.jobs, 'CREATE OR REPLACE TABLE unit_statistic AS FROM unit_statistic WHERE false')
  await run(engine.project.jobs, `DELETE FROM project_info WHERE key = 'features'`)
  expect(await engine.analysed()).toBe(false)
  await engine.analyse({ asOf: '2026-01-31' })
  expect(await readRows(engine.project.jobs, 'SELECT count(*)::INTEGER AS n FROM unit_statistic')).toEqual([{ n: 1 }])
})
