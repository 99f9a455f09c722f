import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withSampleFleet } from '../../analytics/hosts/sample-fleet'
import { simulate } from '../../sample-data/simulator'
import { newEngine, tempFolder } from '../support/projects'

const context = { signal: new AbortController().signal, onProgress: () => undefined }

it('a project that holds other units is not mixed with the sample fleet', async () => {
  const exports = tempFolder()
  const rows = Array.from({ length: 50 }, (_, i) => `${new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString()},U1,500`)
  writeFileSync(join(exports, 'log.csv'), ['ts,unit_id,power_w', ...rows, ''].join('\n'))
  const engine = await newEngine()
  await engine.import({ files: [exports], acceptTruncated: false })
  await expect(withSampleFleet(engine).call('project.load-sample', {}, context)).rejects.toMatchObject({
    code: 'project-exists',
    message: expect.stringContaining('already holds 1 unit.'),
    hint: 'Make a new project for the sample fleet.',
  })
})

it('a simulated fleet that is there is analysed where that was not done, and left alone where it was', async () => {
  const exports = join(tempFolder(), 'fleet')
  await simulate({ outDir: exports, units: 2, months: 2, stepS: 900, faults: 'none', seed: 1, tier: 'T4', format: 'parquet' })
  const engine = await newEngine()
  await engine.import({ files: [exports], acceptTruncated: false })
  const stages: string[] = []
  const load = () => withSampleFleet(engine).call('project.load-sample', {}, { ...context, onProgress: ({ stage }) => stages.push(stage) })
  expect(await load()).toMatchObject({ units: 2 })
  expect(new Set(stages)).toContain('features')
  expect(stages).not.toContain('simulate')
  expect(await engine.analysed()).toBe(true)
  stages.splice(0)
  expect(await load()).toMatchObject({ units: 2 })
  expect(stages).toEqual([])
}, 60_000)
