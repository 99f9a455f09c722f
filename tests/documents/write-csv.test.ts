import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../analytics/db/database'
import { readRows } from '../../analytics/db/query'
import { writeCsv } from '../../analytics/documents/write-csv'

test('CSV: guard on text only, quotes where needed, empty for unknown, sorted, LF, UTC times', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'subcool-csv-'))
  const database = await openDatabase(':memory:', { threads: 2, memoryLimitMb: 200, tempDirectory: folder, onlyFolders: [folder] })
  const connection = await database.connect()
  const path = join(folder, "it's.csv")
  await writeCsv(
    connection,
    path,
    `SELECT * FROM (VALUES
      ('b', -1.5::DOUBLE, '=SUM(A1)', TIMESTAMP '2024-02-29 23:59:59', DATE '2024-02-29', true),
      ('a', NULL, '-40', NULL, NULL, NULL),
      ('c', 0.00001::DOUBLE, E'\\tx', NULL, NULL, false),
      ('d', 2::DOUBLE, 'say "hi", ok', NULL, NULL, false),
      ('e', 3::DOUBLE, '', NULL, NULL, false),
      ('@f', $n::DOUBLE, '+1 (555)', NULL, NULL, false)) AS t(id, number, text, "at", day, flag)`,
    { n: 3 },
  )
  const content = await readFile(path, 'utf8')
  expect(content).toBe(
    'id,number,text,at,day,flag\n' +
      "'@f,3.0,'+1 (555),,,false\n" +
      'a,,-40,,,\n' +
      "b,-1.5,'=SUM(A1),2024-02-29T23:59:59Z,2024-02-29,true\n" +
      "c,1e-05,'\tx,,,false\n" +
      'd,2.0,"say ""hi"", ok",,,false\n' +
      'e,3.0,,,,false\n',
  )
  expect(await readRows(connection, `SELECT table_name FROM duckdb_tables()`)).toEqual([])
  connection.closeSync()
  database.close()
  await rm(folder, { recursive: true })
})
