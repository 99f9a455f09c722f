import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FleetRecipe } from '../../../sample-data/simulator'
import { unitMaker, type UnitJob, type UnitMade } from './labelled-unit'

/** Makes all units, on so many threads where the built worker is there, else on this one, and yields them in order, so that the result is the same for any number of threads. */
export async function* makeUnits(recipe: FleetRecipe, jobs: readonly UnitJob[], threads: number): AsyncGenerator<UnitMade> {
  const file = new URL('./labelled-unit.worker.js', import.meta.url)
  if (!existsSync(fileURLToPath(file))) {
    const make = unitMaker(recipe)
    for (const job of jobs) yield make(job)
    return
  }
  const workers = Array.from({ length: Math.min(threads, jobs.length) }, () => new Worker(file, { workerData: recipe }))
  const lanes: Promise<unknown>[] = workers.map(() => Promise.resolve())
  const pending: Promise<UnitMade>[] = []
  let next = 0
  const start = (): void => {
    const job = jobs[next]
    if (job === undefined) return
    const lane = next++ % workers.length
    const made = (lanes[lane] as Promise<unknown>).then(() => ask(workers[lane] as Worker, job))
    made.catch(() => undefined)
    lanes[lane] = made
    pending.push(made)
  }
  try {
    for (let ahead = 0; ahead < 2 * workers.length; ahead++) start()
    for (let made = pending.shift(); made !== undefined; made = pending.shift()) {
      const result = await made
      start()
      yield result
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

const ask = (worker: Worker, job: UnitJob): Promise<UnitMade> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (made: UnitMade) => {
      worker.off('error', reject)
      resolve(made)
    })
    worker.postMessage(job)
  })
