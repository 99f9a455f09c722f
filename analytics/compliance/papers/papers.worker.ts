import { parentPort, workerData } from 'node:worker_threads'
import { writePapers, type PaperJob } from './paper-set'
import type { PaperNews, PaperThread } from './paper-threads'

const { root, context } = workerData as PaperThread
const say = (news: PaperNews): void => parentPort?.postMessage(news)
let drawing = Promise.resolve()

parentPort?.on('message', (job: PaperJob) => {
  drawing = drawing.then(() => writePapers(root, job, context, () => say('step'))).then(() => say('done'))
})
