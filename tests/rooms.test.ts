import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { lawlessFiles, violationsIn } from './rooms/violations'

const root = fileURLToPath(new URL('..', import.meta.url))
const planted = mkdtempSync(join(tmpdir(), 'subcool-rooms-'))
afterAll(() => rmSync(planted, { recursive: true, force: true }))

const plant = (file: string, text: string): string[] => {
  const tree = mkdtempSync(join(planted, 'tree-'))
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), text)
  return violationsIn(tree)
}

describe('who may import what', () => {
  it('is kept by every file of this project', () => {
    expect(violationsIn(root)).toEqual([])
  })

  it('is said for every file of this project', () => {
    expect(lawlessFiles(root)).toEqual([])
  })
})

const forbidden: [file: string, specifier: string, target: string][] = [
  ['analytics/pipeline/1-import/read.ts', '../2-features/daily', 'analytics/pipeline/2-features/daily'],
  ['analytics/pipeline/2-features/daily.ts', '../3-models/fit', 'analytics/pipeline/3-models/fit'],
  ['analytics/pipeline/3-models/fit.ts', '../../documents/pdf', 'analytics/documents/pdf'],
  ['analytics/pipeline/4-findings/rule.ts', '../../maintenance/calendar', 'analytics/maintenance/calendar'],
  ['analytics/pipeline/5-work-orders/plan.ts', '../../documents/pdf', 'analytics/documents/pdf'],
  ['analytics/pipeline/6-reports/emit.ts', '../../project/open', 'analytics/project/open'],
  ['analytics/compliance/leak.ts', '../pipeline/4-findings/rule', 'analytics/pipeline/4-findings/rule'],
  ['analytics/maintenance/calendar.ts', '../project/open', 'analytics/project/open'],
  ['analytics/documents/pdf.ts', '../registers/units', 'analytics/registers/units'],
  ['analytics/evaluation/backtest.ts', '../project/open', 'analytics/project/open'],
  ['analytics/registers/units.ts', '../statistics/median', 'analytics/statistics/median'],
  ['analytics/project/open.ts', '../pipeline/1-import/read', 'analytics/pipeline/1-import/read'],
  ['analytics/db/run.ts', '../contract/errors', 'analytics/contract/errors'],
  ['analytics/wire/serve.ts', '../contract/errors', 'analytics/contract/errors'],
  ['analytics/statistics/median.ts', '../db/query', 'analytics/db/query'],
  ['analytics/refrigerants/dew.ts', '../statistics/median', 'analytics/statistics/median'],
  ['analytics/contract/unit.ts', '../registers/units', 'analytics/registers/units'],
  ['analytics/engine.ts', './hosts/cli', 'analytics/hosts/cli'],
  ['analytics/answers/fleet/page.ts', '../../hosts/cli', 'analytics/hosts/cli'],
  ['analytics/answers/fleet/page.ts', '../../engine', 'analytics/engine'],
  ['analytics/hosts/cli.ts', '../pipeline/1-import/read', 'analytics/pipeline/1-import/read'],
  ['analytics/hosts/local-server.ts', '../../sample-data/simulator/fleet', 'sample-data/simulator/fleet'],
  ['sample-data/simulator/fleet.ts', '../../analytics/pipeline/2-features/daily', 'analytics/pipeline/2-features/daily'],
  ['renderer/views/fleet/fleet.tsx', '../../../analytics/db/query', 'analytics/db/query'],
  ['electron/main.ts', '../analytics/engine', 'analytics/engine'],
  ['electron/window.ts', '../analytics/contract/errors', 'analytics/contract/errors'],
  ['build/vite.config.ts', '../analytics/engine', 'analytics/engine'],
  ['analytics/db/run.ts', '../../tests/support', 'tests/support'],
  ['renderer/main.tsx', '../tests/support', 'tests/support'],
  ['renderer/main.tsx', 'electron', 'electron'],
  ['analytics/engine.ts', 'react', 'react'],
  ['renderer/main.tsx', '@duckdb/node-api', '@duckdb/node-api'],
]

describe('a planted import is named', () => {
  it.each(forbidden)('%s -> %s', (file, specifier, target) => {
    expect(plant(file, `\nimport { x } from '${specifier}'\n\nexport const y = x\n`)).toEqual([`${file}:2 imports ${target}`])
  })

  const [load, address] = ['import', 'new URL']
  const forms: [form: string, text: string][] = [
    ['a type', `import type { X } from '../../db/query'`],
    ['several lines', `import {\n  x,\n  type Y,\n} from '../../db/query'`],
    ['a whole module', `import * as all from '../../db/query'`],
    ['a re-export', `export { x } from '../../db/query'`],
    ['a re-export of all', `export * from '../../db/query'`],
    ['a side effect', `import '../../db/query'`],
    ['a dynamic import', `const x = await ${load}('../../db/query')`],
    ['a worker', `new Worker(${address}('../../db/query', import.meta.url))`],
    ['a text', `import sql from '../../db/query.sql?raw'`],
    ['after another statement', `const a = 1; ${load} { x } from '../../db/query'`],
  ]
  it.each(forms)('also as %s', (_, text) => {
    const target = text.includes('?raw') ? 'analytics/db/query.sql' : 'analytics/db/query'
    expect(plant('analytics/documents/deep/pdf.ts', text.replaceAll('db/query', 'registers/query'))).toEqual([
      `analytics/documents/deep/pdf.ts:1 imports ${target.replace('db/', 'registers/')}`,
    ])
  })
})

describe('what is allowed is not named', () => {
  it.each([
    ['analytics/wire/serve.ts', `import type { X } from '../contract/errors'`],
    ['analytics/wire/serve.ts', `import { type X, type Y } from '../contract/errors'`],
    ['electron/main.ts', `import type { X } from '../analytics/contract'\nimport { app } from 'electron'`],
    ['analytics/pipeline/6-reports/emit.ts', `import { a } from '../../documents/pdf'\nimport { b } from '../1-import/read'`],
    ['analytics/hosts/cli.ts', `import { a } from '../../sample-data/simulator/fleet'\nimport { b } from '../engine'`],
    ['renderer/views/a.tsx', `import { a } from '../../analytics/contract'\nimport { useState } from 'react'`],
    ['tests/any.test.ts', `import { a } from '../analytics/hosts/cli'\nimport { b } from '../renderer/ui/format'`],
  ])('%s: %s', (file, text) => {
    const tree = mkdtempSync(join(planted, 'tree-'))
    for (const path of [file, 'analytics/engine.ts']) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), path === file ? text : '')
    }
    expect(violationsIn(tree)).toEqual([])
  })
})
