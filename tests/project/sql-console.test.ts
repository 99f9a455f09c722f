import { beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../analytics/engine'
import { plainValue } from '../../renderer/views/sql/result-grid'
import { readColumnSet } from '../../renderer/engine/column-set'
import { house, imported } from '../support/imported'

let engine: Engine
const hours = Array.from({ length: 30 }, (_, i) => `2025-01-01T${String(Math.floor(i / 6)).padStart(2, '0')}:${String((i % 6) * 10).padStart(2, '0')}:00Z,${100 + i},${i % 10}`)

beforeAll(async () => {
  engine = (await imported(house({ 'h.csv': `ts,power_w,outdoor_c\n${hours.join('\n')}\n` }))).engine
})

const call = (name: string, input: object) => engine.call(name, input, { signal: new AbortController().signal, onProgress: () => undefined })
const run = async (sql: string, more: object = {}) => readColumnSet<string>((await call('sql.run', { sql, offset: 0, limit: 200, ...more })) as Uint8Array)

describe('the SQL console', () => {
  it('answers a SELECT over tables and telemetry, in its order and by pages', async () => {
    const all = await run('SELECT unit_id, ts, power_w FROM telemetry ORDER BY power_w DESC', { limit: 3 })
    expect([...all.numbers('power_w')]).toEqual([129, 128, 127])
    expect(all.texts('unit_id')).toEqual(['house', 'house', 'house'])
    expect([...(await run('SELECT power_w FROM telemetry ORDER BY power_w DESC', { limit: 2, offset: 3 })).numbers('power_w')]).toEqual([126, 125])
    expect((await run('WITH w AS (SELECT 1 AS a) SELECT a, a, 2::DECIMAL(5,2) AS d, [1, 2] AS l, 7::HUGEINT AS h FROM w;')).names).toEqual(['a', 'a_2', 'd', 'l', 'h'])
  })
  it('gives every column a name of its own, also where a name is one that a number would make', async () => {
    const rows = await run('SELECT 1 AS a, 2 AS a, 3 AS A, 4 AS a_2')
    expect(rows.names.map((name) => [name, ...rows.numbers(name)])).toEqual([['a', 1], ['a_3', 2], ['A_4', 3], ['a_2', 4]])
  })
  it.each(['SELECT 7 AS n -- seven', 'SELECT 7 AS n; -- seven', 'SELECT 7 AS n /* seven */ ;\n', `SELECT 7 AS n WHERE '--;' <> 'it''s' AND e'\\'' <> $$--$$ -- ;`])('runs a statement that ends in a comment: %s', async (sql) => {
    expect([...(await run(sql)).numbers('n')]).toEqual([7])
    expect(await call('sql.export', { sql })).toMatchObject({ text: 'n\n7\n' })
    expect(((await call('sql.plan', { sql })) as { plan: string }).plan).not.toBe('')
  })
  it.each([
    ['SELECT * FROM segment wehre 1', 'Line 1, column 29: syntax error at or near "1".'],
    [`SELECT 'ä😀', unit_id\n  FROM segment\n  WHERE (`, 'Line 3, column 10: syntax error at end of input.'],
  ])('says where a syntax error is: %s', async (sql, message) => {
    await expect(run(sql)).rejects.toMatchObject({ code: 'bad-arguments', message })
  })
  it('shows the line that a value stopped in as it was written', async () => {
    await expect(run('SELECT unit_id::INTEGER AS n FROM segment')).rejects.toMatchObject({ detail: expect.stringContaining('LINE 1: FROM (SELECT unit_id::INTEGER AS n') as string })
  })
  it('gives readings as they were imported, and the names of columns in quotes where a CSV needs them', async () => {
    const sql = `SELECT (outdoor_c + 0.1)::FLOAT AS "°C, ""outdoors""", 1 AS "=b" FROM telemetry ORDER BY ts LIMIT 1`
    expect([...(await run(sql)).numbers('°C, "outdoors"')]).toEqual([0.1])
    expect(await call('sql.export', { sql })).toMatchObject({ text: `"°C, ""outdoors""",'=b\n0.1,1\n` })
  })
  it('knows its tables and how a statement is worked out, and exports', async () => {
    const schema = (await call('sql.schema', {})) as { name: string; columns: { name: string }[] }[]
    expect(schema[0]?.name).toBe('telemetry')
    expect(schema.find(({ name }) => name === 'unit_day')?.columns.map(({ name }) => name)).toContain('energy_kwh')
    expect(((await call('sql.plan', { sql: 'SELECT count(*) FROM segment' })) as { plan: string }).plan).toContain('segment')
    expect(await call('sql.export', { sql: 'SELECT 1 AS a, NULL AS b' })).toEqual({ name: 'query.csv', text: 'a,b\n1,\n', rows: 1, whole: true })
  })
  it.each([
    ['DELETE FROM segment', 'The statement was not run: it is not a SELECT.'],
    ['SELECT 1; SELECT 2', '2 statements'],
    [`SELECT * FROM read_csv('/etc/passwd')`, 'read_csv'],
    [`SELECT * FROM '/etc/passwd'`, 'there is no table'],
    [`SELECT * FROM (SELECT * FROM glob('/*'))`, 'glob'],
    [`SELECT getenv('HOME')`, 'getenv'],
    [`SELECT * FROM query('DROP TABLE segment')`, 'query'],
    [`COPY segment TO '/tmp/x.csv'`, 'SELECT'],
    ['SELECT * FROM duckdb_settings()', 'duckdb_settings'],
    ['SELECT * FROM system.information_schema.tables', 'there is no table'],
    ['SELECT nonsense FROM segment', 'nonsense'],
  ])('refuses or explains %s', async (sql, words) => {
    await expect(run(sql)).rejects.toMatchObject({ code: 'bad-arguments', message: expect.stringContaining(words) as string })
  })
  it('shows whole numbers whole, and others to nine digits', () => {
    expect([1764305025123, 12345678901, -0.1, 1 / 3, 1e-7].map((value) => plainValue(value, 'number'))).toEqual(['1764305025123', '12345678901', '-0.1', '0.333333333', '1e-7'])
  })
  it('can be cancelled', async () => {
    const stop = new AbortController()
    const running = engine.call('sql.run', { sql: 'SELECT count(*) FROM range(1000000) a, range(1000000) b', offset: 0, limit: 10 }, { signal: stop.signal, onProgress: () => undefined })
    setTimeout(() => stop.abort(), 200)
    await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  })
})
