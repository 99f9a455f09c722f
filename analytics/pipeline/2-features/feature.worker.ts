import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase, type DatabaseSettings } from '../../db/database'
import { buffersOf, computeBatch } from './compute-batch'
import type { FeatureBatch } from './feature-batch'
import { newRowStore } from './read-batch'

/** A database in memory of its own, so that reading needs neither the project's database nor its thread. */
const connection = openDatabase(':memory:', workerData as DatabaseSettings).then((database) => database.connect())
connection.catch(() => undefined)
const store = newRowStore()
let stopped = false

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

parentPort?.on('message', (message: FeatureBatch | 'stop') => {
  if (message === 'stop') {
    stopped = true
    void connection.then((open) => open.interrupt())
  } else void answer(message)
})
