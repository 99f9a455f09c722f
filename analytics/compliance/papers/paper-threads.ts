import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { builtWorker } from '../../db/in-thread'
import { writePapers, type PaperContext, type PaperJob } from './paper-set'

/** What a drawing thread is given at its start. */
export interface PaperThread {
  root: string
  context: PaperContext
}

/** What a drawing thread says: one step is done, or its whole job. */
export type PaperNews = 'step' | 'done'

export interface DrawOptions {
  /** Threads; as many as the machine has cores, up to four, when left out. */
  threads?: number | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((done: number, total: number) => void) | undefined
  /** The built worker; beside the engine when left out, and on the caller's thread where there is none. */
  workerFile?: URL | undefined
}

/** Draws all jobs below `root`, in threads where the built worker is there. Rejects with the signal's reason when it is aborted. */
export const drawPapers = async (root: string, jobs: readonly PaperJob[], context: PaperContext, options: DrawOptions = {}): Promise<void> => {
  const { signal, onProgress, workerFile = builtWorker('papers') } = options
  const total = jobs.reduce((sum, { steps }) => sum + steps, 0)
  let done = 0
  const onStep = (): void => onProgress?.(++done, total)
  signal?.throwIfAborted()
  if (workerFile === undefined) return drawHere(root, jobs, context, onStep, signal)
  const count = Math.min(jobs.length, options.threads ?? Math.min(4, availableParallelism()))
  const queue = [...jobs]
  const thread: PaperThread = { root, context }
  const workers = Array.from({ length: count }, () => new Worker(workerFile, { workerData: thread }))
  try {
    await Promise.all(workers.map((worker) => workThrough(worker, queue, onStep, signal)))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

const drawHere = async (root: string, jobs: readonly PaperJob[], context: PaperContext, onStep: () => void, signal: AbortSignal | undefined): Promise<void> => {
  for (const job of jobs) {
    signal?.throwIfAborted()
    await writePapers(root, job, context, onStep)
    await new Promise((resolve) => setImmediate(resolve))
  }
  signal?.throwIfAborted()
}

const workThrough = (worker: Worker, queue: PaperJob[], onStep: () => void, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const next = (): void => {
      const job = queue.shift()
      if (job === undefined) resolve()
      else worker.postMessage(job)
    }
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    worker.on('message', (news: PaperNews) => (news === 'step' ? onStep() : next()))
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('a thread that draws documents ended early')))
    next()
  })
