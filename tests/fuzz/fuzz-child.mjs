import { join } from 'node:path'
import { runnerImport } from 'vite'

const { runCases } = (await runnerImport(join(import.meta.dirname, 'run-cases.ts'), { configFile: false, logLevel: 'error' })).module

process.on('message', async ({ seed, starts, end }) => {
  await runCases({ seed, starts, end, onImport: (done) => process.send({ done }) })
  process.send({ ended: true })
  process.disconnect()
})
process.send({ ready: true })
