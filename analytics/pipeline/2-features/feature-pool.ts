import { existsSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { openDatabase, type DatabaseSettings } from '../../db/database'
import { computeBatch, type BatchResult } from './compute-batch'
import type { FeatureBatch } from './feature-batch'
import { newRowStore } from './read-batch'

/** One worker: computes one batch at a time. */
export interface FeatureLane {
  compute(batch: FeatureBatch): Promise<BatchResult>
  /** Ends what it computes with an error. */
  stop(): void
  close(): Promise<void>
}

export interface LaneOptions {
  lanes: number
  /** Settings of a lane's own database; no two lanes may spill into one folder. */
  settings(lane: number): DatabaseSettings
  /** The built worker, where it is not beside the engine. */
  workerFile?: URL | undefined
}

const builtWorker = (): URL => {
  const here = import.meta.url
  return new URL('./feature.worker.js', here)
}

/** Worker threads when the built worker is there, else databases of this thread, with turns between units. */
export const openLanes = ({ lanes, settings, workerFile = builtWorker() }: LaneOptions): Promise<FeatureLane[]> => {
  const inThread = existsSync(fileURLToPath(workerFile))
  return Promise.all(Array.from({ length: lanes }, (_, lane) => (inThread ? threadLane(workerFile, settings(lane)) : ownLane(settings(lane)))))
}

const ownLane = async (settings: DatabaseSettings): Promise<FeatureLane> => {
  const database = await openDatabase(':memory:', settings)
  const connection = await database.connect()
  const store = newRowStore()
  let stopped = false
  return {
    compute: (batch) =>
      computeBatch(connection, batch, store, () => {
        if (stopped) throw new Error('stopped')
      }),
    stop: () => {
      stopped = true
      connection.interrupt()
    },
    close: async () => {
      connection.closeSync()
      database.close()
      rmSync(settings.tempDirectory, { recursive: true, force: true })
    },
  }
}

type Answer = { result: BatchResult } | { failed: string }

/** A heap that begins small is collected whole for every few dozen chunks of telemetry, which lie outside it: a fifth of a lane's time. */
const roomyHeap = '--initial-heap-size=256'

const threadLane = async (file: URL, settings: DatabaseSettings): Promise<FeatureLane> => {
  setFlagsFromString(roomyHeap)
  const worker = new Worker(file, { workerData: settings })
  const gone = new Promise((resolve) => worker.once('exit', resolve))
  return {
    compute: (batch) =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error('a feature worker ended before its answer'))
        worker.once('error', reject)
        worker.once('exit', ended)
        worker.once('message', (answer: Answer) => {
          worker.off('error', reject)
          worker.off('exit', ended)
          if ('result' in answer) resolve(answer.result)
          else reject(new Error(answer.failed))
        })
        worker.postMessage(batch)
      }),
    stop: () => worker.postMessage('stop'),
    close: async () => {
      worker.postMessage('stop')
      worker.postMessage('end')
      await gone
      rmSync(settings.tempDirectory, { recursive: true, force: true })
    },
  }
}
