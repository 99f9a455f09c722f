import { defineConfig } from 'vitest/config'

const notUnit = ['tests/e2e/**', 'tests/bench/**', 'node_modules/**']
/** Files that put something in a module's place have a process of their own; all others share two, which load the engine once. */
const mocking = ['tests/electron/**/*.test.ts']
/** What comes from outside: what the database reads of it without having written it shows at once, instead of once in a thousand times. */
const untrusted = ['tests/import/**/*.test.ts', 'tests/fuzz/**/*.test.ts']
const unwrittenMemory = { DUCKDB_JE_MALLOC_CONF: 'junk:true,zero:false' }

export default defineConfig({
  test: {
    setupFiles: ['tests/support/set-up.ts'],
    globalSetup: ['tests/support/after-run.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'together', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...notUnit, ...mocking, ...untrusted], isolate: false } },
      { extends: true, test: { name: 'untrusted', include: untrusted, exclude: notUnit, isolate: false, env: unwrittenMemory } },
      { extends: true, test: { name: 'apart', include: mocking, exclude: notUnit, sequence: { groupOrder: 1 } } },
    ],
  },
})
