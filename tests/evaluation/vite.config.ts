import { fileURLToPath } from 'node:url'
import { mergeConfig, type Plugin } from 'vite'
import engine from '../../build/vite.engine.config'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A run that is to calibrate needs findings with the scores of their rules. */
const withoutCalibration = (): Plugin => ({
  name: 'without-calibration',
  enforce: 'pre',
  load: (id) => (id.endsWith('/4-findings/confidence.json') ? JSON.stringify({ schema: 'subcool/confidence@2', source: 'none', table: [] }) : undefined),
})

/** The evaluation's own program: the engine's rooms as they are built, and the thread that makes units. */
export default mergeConfig(engine, {
  plugins: process.env['SUBCOOL_EVALUATE_CALIBRATES'] === undefined ? [] : [withoutCalibration()],
  build: {
    outDir: process.env['SUBCOOL_EVALUATE_PROGRAM'] ?? `${root}/.cache/evaluate/program`,
    rolldownOptions: { input: { evaluate: `${root}/tests/evaluation/program/main.ts`, 'labelled-unit.worker': `${root}/tests/evaluation/program/labelled-unit.worker.ts` } },
  },
})
