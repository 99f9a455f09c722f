import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vite'
import engine from '../../build/vite.engine.config'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The benchmark's own program: the engine's rooms as they are built, with the steps that time them. */
export default mergeConfig(engine, {
  ssr: { external: ['@playwright/test'] },
  build: {
    outDir: `${root}/.cache/bench/program`,
    rolldownOptions: { input: { bench: `${root}/tests/bench/main.ts`, step: `${root}/tests/bench/step.ts`, 'labelled-unit.worker': `${root}/tests/evaluation/program/labelled-unit.worker.ts` } },
  },
})
