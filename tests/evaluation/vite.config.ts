import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vite'
import engine from '../../build/vite.engine.config'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The evaluation's own program: the engine's rooms as they are built, and the thread that makes units. */
export default mergeConfig(engine, {
  build: {
    outDir: process.env['SUBCOOL_EVALUATE_PROGRAM'] ?? `${root}/.cache/evaluate/program`,
    rolldownOptions: { input: { evaluate: `${root}/tests/evaluation/program/main.ts`, 'labelled-unit.worker': `${root}/tests/evaluation/program/labelled-unit.worker.ts` } },
  },
})
