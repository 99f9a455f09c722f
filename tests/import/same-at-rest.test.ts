import { expect, test } from 'vitest'
import { DuckDBInstance } from '@duckdb/node-api'
import { sameReadings } from '../../analytics/pipeline/1-import/identity/same-readings'

test('of units that read the same while they rest, only one that is there twice is told', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(`CREATE TEMP TABLE sampled_reading AS
      WITH machine AS (SELECT m, i, TIMESTAMP '2026-01-01' + INTERVAL 5 MINUTE * i AS ts, hash(i // 12) % 3 <> 0 AS rests, (hash(m, i) % 4000)::DOUBLE AS own FROM range(7) a(m), range(1500) b(i))
      SELECT CASE m WHEN 6 THEN 'twin a' ELSE 'unit ' || m END AS unit_id, true AS is_new, ts, CASE WHEN rests THEN 15 + i % 6 ELSE own END AS power_w, CASE WHEN rests THEN i % 6 ELSE own * 3 END AS heat_w, own / 100 AS supply_c FROM machine
      UNION ALL SELECT 'twin b', true, ts, CASE WHEN rests THEN 15 + i % 6 ELSE own END, CASE WHEN rests THEN i % 6 ELSE own * 3 END, own / 100 FROM machine WHERE m = 6`)
    const found = await sameReadings(connection)
    expect(found.map(({ unit_id, other_id, rows, signals }) => [unit_id, other_id, rows, signals.toSorted()])).toEqual([['twin a', 'twin b', 1500, ['heat_w', 'power_w', 'supply_c']]])
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
})
