import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { sampleFleet, type FleetRecipe } from '../../sample-data/simulator'
import { shareOut } from '../../sample-data/simulator/share-out'
import { simulateUnits, type UnitsJob } from '../../sample-data/simulator/simulate-units'
import { withFolder } from './read-fleet'

const recipe: FleetRecipe = { ...sampleFleet, step_s: 900, to_on: '2024-11-20' }

const jobIn = (folder: string, units: number[]): UnitsJob => {
  mkdirSync(join(folder, 'telemetry'), { recursive: true })
  return { recipe, units, outDir: folder, format: 'csv', tier: 'T4' }
}

test('a unit has the same bytes whichever units run beside it', async () => {
  await withFolder(async (folder) => {
    const together = join(folder, 'together')
    const apart = join(folder, 'apart')
    await simulateUnits(jobIn(together, [0, 4, 10]), () => undefined)
    for (const unit of [10, 0, 4]) await simulateUnits(jobIn(apart, [unit]), () => undefined)
    for (const name of ['SIM-U01.csv', 'SIM-U05.csv', 'SIM-U11.csv'])
      expect(readFileSync(join(apart, 'telemetry', name))).toEqual(readFileSync(join(together, 'telemetry', name)))
  })
}, 120_000)

const workerIn = (folder: string, body: string): URL => {
  const path = join(folder, 'worker.mjs')
  writeFileSync(path, `import { parentPort, workerData } from 'node:worker_threads'\n${body}\n`)
  return pathToFileURL(path)
}

test('threads take every unit once between them', async () => {
  await withFolder(async (folder) => {
    const worker = workerIn(folder, 'for (const unit of workerData.units) parentPort.postMessage(unit)')
    const seen: number[] = []
    await shareOut(jobIn(folder, [0, 1, 2, 3, 4, 5, 6]), (rows) => seen.push(rows), undefined, worker)
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4, 5, 6])
  })
})

test('a thread that fails fails the whole, with its own message', async () => {
  await withFolder(async (folder) => {
    const worker = workerIn(folder, `if (workerData.units.includes(1)) throw new Error('disk is full'); parentPort.once('message', () => process.exit(1))`)
    await expect(shareOut(jobIn(folder, [0, 1]), () => undefined, undefined, worker)).rejects.toThrow('disk is full')
  })
})

test('an abort asks threads that are still busy to end', async () => {
  await withFolder(async (folder) => {
    const controller = new AbortController()
    const worker = workerIn(folder, `parentPort.postMessage(1); parentPort.once('message', (word) => process.exit(word === 'stop' ? 1 : 0))`)
    const run = shareOut(jobIn(folder, [0, 1]), () => controller.abort(new Error('stopped by the user')), controller.signal, worker)
    await expect(run).rejects.toThrow('stopped by the user')
  })
})
