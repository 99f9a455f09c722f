import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../analytics/db/database'
import { readRows, run } from '../../../analytics/db/query'
import { inTransaction } from '../../../analytics/db/transaction'
import modelMemory from '../../../analytics/pipeline/3-models/storing/model_memory.sql?raw'
import { loadMemories, storeMemories } from '../../../analytics/pipeline/3-models/storing/store-memories'
import { tempFolder } from '../../support/projects'

it('a transaction may leave more memories than DuckDB has memory, and each comes back as it was', async () => {
  const folder = tempFolder()
  const database = await openDatabase(join(folder, 'memories.duckdb'), { threads: 2, memoryLimitMb: 40, tempDirectory: join(folder, 'spill') })
  const connection = await database.connect()
  const memories = Array.from({ length: 480 }, (_, unit) => ({ unitId: `U${String(unit).padStart(3, '0')}`, day: 20_000 + unit, states: new Uint8Array(randomBytes(unit === 0 ? 4000 : 140_000 + unit)) }))
  await run(connection, modelMemory)
  await inTransaction(connection, async () => {
    for (let from = 0; from < memories.length; from += 16) await storeMemories(connection, memories.slice(from, from + 16), ({ unitId }) => `of ${unitId}`)
  })
  expect(await readRows(connection, `SELECT unit_id, goes_on_from, fingerprint FROM model_memory WHERE part = 0 AND unit_id < 'U002' ORDER BY unit_id`)).toEqual([
    { unit_id: 'U000', goes_on_from: '2024-10-04', fingerprint: 'of U000' },
    { unit_id: 'U001', goes_on_from: '2024-10-05', fingerprint: 'of U001' },
  ])
  for (const asked of [['U000', 'U007', 'U479'], ['U100', 'U101'], ['U999']]) {
    const loaded = await loadMemories(connection, asked)
    const known = memories.filter(({ unitId }) => asked.includes(unitId))
    expect([...loaded.keys()]).toEqual(known.map(({ unitId }) => unitId))
    for (const { unitId, states } of known) expect(Buffer.compare(loaded.get(unitId) as Uint8Array, states)).toBe(0)
  }
  connection.closeSync()
  database.close()
})
