import { parentPort, workerData } from 'node:worker_threads'
import { convertHere, type WorkbookJob } from './convert-workbook'

const convert = async (): Promise<void> => parentPort?.postMessage(await convertHere(workerData as WorkbookJob))

void convert()
