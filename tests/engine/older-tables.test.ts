import { expect, it } from 'vitest'
import { openDatabase } from '../../analytics/db/database'
import { readRows, run } from '../../analytics/db/query'
import { createDerivedSchema } from '../../analytics/engine/derived-schema'
import schema from '../../analytics/project/schema.sql?raw'
import { createRegisterSchema } from '../../analytics/registers/register-schema'

it('crossings of an analysis before their days were counted stay, the days unknown, those of circuits too', async () => {
  const connection = await (await openDatabase(':memory:', { threads: 2, memoryLimitMb: 300, tempDirectory: '/tmp' })).connect()
  await run(connection, schema)
  await createRegisterSchema(connection)
  await run(connection, 'CREATE SCHEMA circuit_2')
  for (const of of ['main', 'circuit_2'])
    await run(connection, `CREATE TABLE ${of}.crossing (unit_id VARCHAR, detector VARCHAR, episode INTEGER, day DATE, held_value DOUBLE); INSERT INTO ${of}.crossing VALUES ('U', 'cop_loss', 1, DATE '2025-01-01', 0.06)`)
  await createDerivedSchema(connection)
  await createDerivedSchema(connection)
  for (const of of ['main', 'circuit_2']) expect(await readRows(connection, `SELECT held_value, lasted FROM ${of}.crossing`)).toEqual([{ held_value: 0.06, lasted: null }])
})
