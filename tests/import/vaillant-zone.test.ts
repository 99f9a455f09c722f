import { expect, test } from 'vitest'
import { importFiles, telemetryOf } from './support'

test('zone data of myVAILLANT without a setpoint give the room temperature alone', async () => {
  const { engine, result } = await importFiles({ 'zone_0_data_2024.csv': '# This file contains data of zone 0\nDateTime;CurrentRoomTemperature\n2024-01-01 00:00:00;19.5\n2024-01-01 01:00:00;19.4\n' })
  expect(result.files).toMatchObject([{ status: 'loaded', format: 'Vaillant zone data', rows_loaded: 2 }])
  expect((await telemetryOf(engine)).map(({ indoor_c, setpoint_c }) => [indoor_c, setpoint_c])).toEqual([[19.5, undefined], [19.4, undefined]])
})
