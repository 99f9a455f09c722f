import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bench } from 'vitest'
import { simulateSampleFleet } from '../../sample-data/simulator'

bench(
  'sample fleet, 24 units x 14 months x 5 min, one thread',
  async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'subcool-bench-'))
    try {
      const made = await simulateSampleFleet({ outDir })
      process.stdout.write(`${made.rows} rows in ${made.seconds.toFixed(1)} s, ${Math.round(made.rows / made.seconds)} rows/s\n`)
    } finally {
      rmSync(outDir, { recursive: true, force: true })
    }
  },
  { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 },
)
