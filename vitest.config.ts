import { defineConfig } from 'vitest/config'

const notUnit = ['tests/e2e/**', 'tests/bench/**', 'node_modules/**']
/** Files that put something in a module's place have a process of their own; all others share two, which load the engine once. */
const mocking = ['tests/electron/**/*.test.ts']

export default defineConfig({
  test: {
    setupFiles: ['tests/support/set-up.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    /** What the database reads without having written it shows at once, instead of once in a thousand times. */
    env: { DUCKDB_JE_MALLOC_CONF: 'junk:true,zero:false' },
    projects: [
      { extends: true, test: { name: 'together', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...notUnit, ...mocking], isolate: false } },
      { extends: true, test: { name: 'apart', include: mocking, exclude: notUnit, sequence: { groupOrder: 1 } } },
    ],
  },
})
