import { expect, test } from 'vitest'
import { importFiles, telemetryOf } from '../support'

const twoRows = (unit: string): string => `unit_id,ts,power_w\n${unit},1995-01-01T00:00:00Z,1\n${unit},2090-01-01T00:00:00Z,2\n`

test('a unit with rows most of a century apart is loaded: their distance is no sampling step', async () => {
  const { engine, result } = await importFiles({ 'one.csv': twoRows('A'), 'two.csv': twoRows('B') })
  expect(result.files.map(({ status, rows_loaded }) => [status, rows_loaded])).toEqual([['loaded', 2], ['loaded', 2]])
  expect((await telemetryOf(engine)).map(({ sample_s }) => sample_s)).toEqual([300, 300, 300, 300])
})
