import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase, type DatabaseSettings } from '../../db/database'
import { buffersOf, computeBatch } from './compute-batch'
import type { FeatureBatch } from './feature-batch'
import { newRowStore } from './read-batch'

/** A database in memory of its own, so that reading needs neither the project's database nor its thread. */
const database = openDatabase(':memory:', workerData as DatabaseSettings)
const connection = database.then((open) => open.connect())
connection.catch(() => undefined)
const store = newRowStore()
let stopped = false
let running: Promise<void> = Promise.resolve()

const answer = async (batch: FeatureBatch): Promise<void> => {
  try {
    const result = await computeBatch(await connection, batch, store, () => {
      if (stopped) throw new Error('stopped')
    })
    parentPort?.postMessage({ result }, buffersOf(result))
  } catch (error) {
    parentPort?.postMessage({ failed: error instanceof Error ? error.message : String(error) })
  }
}

const stop = (): void => {
  stopped = true
  connection.then((open) => open.interrupt()).catch(() => undefined)
}

/** A thread that is ended while the database still opens or reads takes the whole process with it: it ends by itself, at rest. */
const end = async (): Promise<void> => {
  await running
  await connection.then((open) => open.closeSync()).catch(() => undefined)
  await database.then((open) => open.close()).catch(() => undefined)
  process.exit(0)
}

parentPort?.on('message', (message: FeatureBatch | 'stop' | 'end') => {
  if (message === 'stop') stop()
  else if (message === 'end') void end()
  else running = answer(message)
})
