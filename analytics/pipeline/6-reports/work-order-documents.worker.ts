import { parentPort, workerData } from 'node:worker_threads'
import { drawDocuments, type DocumentsJob } from './work-order-documents'

const draw = async (): Promise<void> => parentPort?.postMessage(await drawDocuments(workerData as DocumentsJob))

void draw()
