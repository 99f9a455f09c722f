import { expect, test } from 'vitest'
import { openDatabase } from '../../analytics/db/database'
import { run } from '../../analytics/db/query'
import { loadRestDays } from '../../analytics/evaluation/rest-days'
import { createFeatureSchema } from '../../analytics/pipeline/2-features/feature-schema'
import schema from '../../analytics/project/schema.sql?raw'
import { createRegisterSchema } from '../../analytics/registers/register-schema'
import { day } from './facts'

test('a rest counts where three sensors of the drifting one’s group were compared', async () => {
  const database = await openDatabase(':memory:', { threads: 1, memoryLimitMb: 300, tempDirectory: '/tmp' })
  const connection = await database.connect()
  await run(connection, schema)
  await createRegisterSchema(connection)
  await createFeatureSchema(connection)
  await run(connection, `
    INSERT INTO unit_day (unit_id, day, rests, rest_outdoor_k, rest_coil_k, rest_suction_k, rest_supply_k, rest_return_k, rest_indoor_k) VALUES
      ('A', '2025-01-01', 1, 0.1, 0.0, -0.1, NULL, NULL, NULL),
      ('A', '2025-01-02', 1, 0.1, NULL, -0.1, 0.2, 0.1, -0.3),
      ('A', '2025-01-03', 1, 0.1, -0.1, NULL, 0.1, -0.1, NULL),
      ('A', '2025-01-04', 0, 0.1, 0.0, -0.1, 0.2, 0.1, -0.3)`)
  const restsOf = async (variant: string | undefined) => (await loadRestDays(connection, [{ unitId: 'A', variant }])).get('A')
  expect(await restsOf('coil')).toEqual([day('2025-01-01')])
  expect(await restsOf('return')).toEqual([day('2025-01-02')])
  expect(await restsOf(undefined)).toEqual([day('2025-01-01'), day('2025-01-02')])
  expect(await restsOf('discharge')).toEqual([])
  connection.closeSync()
})
