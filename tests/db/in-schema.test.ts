import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { appendColumns } from '../../analytics/db/append-columns'
import { inSchema } from '../../analytics/db/in-schema'
import { readRows, run } from '../../analytics/db/query'
import { inTransaction } from '../../analytics/db/transaction'

const connect = async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await run(connection, 'CREATE TABLE kept (a INTEGER PRIMARY KEY); INSERT INTO kept VALUES (1); CREATE TABLE read_through AS SELECT 7 AS b')
  return connection
}

test('tables are made, filled and read in the schema, those it does not have are read from main', async () => {
  const connection = await connect()
  await inSchema(connection, 'beside', async () => {
    await run(connection, 'CREATE OR REPLACE TABLE kept (a INTEGER); CREATE TEMP TABLE passing (a INTEGER)')
    for (const table of ['kept', 'passing']) await appendColumns(connection, table, [{ kind: 'integer', values: Float64Array.of(2) }])
    expect(await readRows(connection, 'SELECT a, b FROM kept, read_through')).toEqual([{ a: 2, b: 7 }])
  })
  expect(await readRows(connection, 'SELECT (SELECT a FROM kept) AS main, (SELECT a FROM beside.kept) AS beside, (SELECT a FROM passing) AS passing')).toEqual([{ main: 1, beside: 2, passing: 2 }])
})

test('a statement that fails and aborts the transaction is told as it is, and the connection is back in main', async () => {
  const connection = await connect()
  const failing = inTransaction(connection, () => inSchema(connection, 'beside', () => run(connection, 'INSERT INTO main.kept VALUES (1)')))
  await expect(failing).rejects.toThrow('Duplicate key')
  expect(await readRows(connection, 'SELECT current_schema() AS schema, a FROM kept')).toEqual([{ schema: 'main', a: 1 }])
  await run(connection, 'CREATE TABLE later (a INTEGER)')
  expect(await readRows(connection, `SELECT schema_name AS schema FROM duckdb_tables() WHERE table_name = 'later'`)).toEqual([{ schema: 'main' }])
})
