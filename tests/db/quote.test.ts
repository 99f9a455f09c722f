import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { readRows, run } from '../../analytics/db/query'
import { quoteColumnTypes, quoteName, quoteText, quoteTexts } from '../../analytics/db/quote'

const hostile = [`a"b`, `a'b`, `'; DROP TABLE t; --`, `"; DROP TABLE t; --`, 'ä ö \u00AD', 'new\nline', `''`, `""`, '$1', '--', '/*', ';', '{x}']

test('hostile names and texts stay names and texts', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  for (const word of hostile) {
    await run(connection, `CREATE OR REPLACE TABLE ${quoteName(word)} (${quoteName(word)} VARCHAR)`)
    await run(connection, `INSERT INTO ${quoteName(word)} VALUES (${quoteText(word)})`)
    expect(await readRows(connection, `SELECT * FROM ${quoteName(word)}`)).toEqual([{ [word]: word }])
    expect(await readRows(connection, `SELECT unnest(${quoteTexts([word, 'x'])}) AS w`)).toEqual([{ w: word }, { w: 'x' }])
  }
  expect(quoteColumnTypes([[`it's`, 'DOUBLE']])).toBe(`{'it''s': 'DOUBLE'}`)
  connection.closeSync()
})
