import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { simulate } from '../../sample-data/simulator'
import { withFolder } from './read-fleet'

const hashes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [
        entry.name,
        createHash('sha256').update(readFileSync(join(entry.parentPath, entry.name))).digest('hex'),
      ]),
  )

test('the same seed gives the same bytes in every file, another seed other telemetry', async () => {
  await withFolder(async (folder) => {
    const make = (name: string, seed: number, format: 'csv' | 'parquet') =>
      simulate({ outDir: join(folder, name), units: 3, months: 2, stepS: 900, faults: ['sensor_drift', 'defrost_excessive'], seed, format })
    for (const format of ['parquet', 'csv'] as const) {
      await make(`a-${format}`, 7, format)
      await make(`b-${format}`, 7, format)
      await make(`c-${format}`, 8, format)
      const a = hashes(join(folder, `a-${format}`))
      expect(Object.keys(a)).toHaveLength(10)
      expect(hashes(join(folder, `b-${format}`))).toEqual(a)
      expect(hashes(join(folder, `c-${format}`))[`SIM-001.${format}`]).not.toBe(a[`SIM-001.${format}`])
    }
  })
}, 120_000)

test('a folder with something else in it is left alone, a former simulation is replaced', async () => {
  await withFolder(async (folder) => {
    const options = { units: 1, months: 1, stepS: 900 } as const
    const mine = join(folder, 'mine')
    await simulate({ ...options, outDir: mine })
    await simulate({ ...options, outDir: mine, format: 'csv' })
    expect(readdirSync(join(mine, 'telemetry'))).toEqual(['SIM-001.csv'])
    writeFileSync(join(folder, 'letter.txt'), 'keep')
    await expect(simulate({ ...options, outDir: folder })).rejects.toThrow(/not empty/)
    expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('keep')
  })
})

test.each([
  [{ units: 0 }, /units/],
  [{ months: 61 }, /months/],
  [{ seed: -1 }, /seed/],
  [{ units: 1.5 }, /units/],
])('%o is refused', async (options, message) => {
  await withFolder(async (folder) => {
    await expect(async () => simulate({ outDir: join(folder, 'x'), ...options })).rejects.toThrow(message)
    expect(readdirSync(folder)).toEqual([])
  })
})

test('an aborted simulation stops', async () => {
  await withFolder(async (folder) => {
    const controller = new AbortController()
    const run = simulate({
      outDir: join(folder, 'x'),
      units: 6,
      months: 1,
      stepS: 900,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    await expect(run).rejects.toThrow(/abort/i)
  })
})
