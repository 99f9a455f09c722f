import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { tempFolder } from '../../support/projects'

/** The worker of the models, built for the tests of a file. */
export const buildWorker = async (): Promise<URL> => {
  const folder = tempFolder()
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'analytics/pipeline/3-models/running/model.worker.ts', outDir: folder, target: 'node20', rollupOptions: { output: { entryFileNames: 'model.worker.mjs' } } },
  })
  return pathToFileURL(join(folder, 'model.worker.mjs'))
}
