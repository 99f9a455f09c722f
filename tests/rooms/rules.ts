export interface Rule {
  /** Files whose path starts with one of these. */
  from: readonly string[]
  /** Rooms these files may import, besides their own. */
  may: readonly string[]
  /** Rooms of which they may import types. */
  types?: readonly string[]
}

const ground = ['analytics/registers', 'analytics/refrigerants', 'analytics/statistics', 'analytics/db', 'analytics/contract']
const stage = (name: string) => `analytics/pipeline/${name}`
const stages = ['1-import', '2-features', '3-models', '4-findings', '5-work-orders', '6-reports'].map(stage)
const beside: Record<string, readonly string[]> = {
  [stage('5-work-orders')]: ['analytics/maintenance', 'analytics/compliance'],
  [stage('6-reports')]: ['analytics/documents'],
}

const rooms = [
  'answers', 'compliance', 'contract', 'db', 'documents', 'engine.ts', 'evaluation', 'hosts', 'maintenance',
  'pipeline', 'project', 'refrigerants', 'registers', 'statistics', 'wire',
]
const roomsBut = (...except: string[]) =>
  rooms.filter((room) => !except.includes(room)).map((room) => `analytics/${room}`)

/** Who may import what; the first rule that fits a file is its rule. */
export const rules: readonly Rule[] = [
  ...stages.map((from, index) => ({
    from: [`${from}/`],
    may: [...stages.slice(0, index), ...ground, ...(beside[from] ?? [])],
  })),
  {
    from: ['analytics/compliance/', 'analytics/maintenance/'],
    may: [...ground, 'analytics/documents'],
  },
  { from: ['analytics/documents/'], may: ['analytics/db', 'analytics/contract'] },
  {
    from: ['analytics/evaluation/'],
    may: ['analytics/pipeline', 'analytics/statistics', 'analytics/registers', 'analytics/documents', 'analytics/db', 'analytics/contract'],
  },
  { from: ['analytics/registers/', 'analytics/project/'], may: ['analytics/db', 'analytics/contract'] },
  ...['db', 'wire', 'statistics', 'refrigerants', 'contract'].map((room) => ({
    from: [`analytics/${room}/`],
    may: [],
    types: ['analytics'],
  })),
  { from: ['analytics/hosts/cli', 'analytics/hosts/sample-fleet'], may: ['analytics/engine.ts', 'analytics/project', 'analytics/wire', 'analytics/contract', 'analytics/hosts', 'sample-data/simulator'] },
  { from: ['analytics/hosts/'], may: ['analytics/engine.ts', 'analytics/project', 'analytics/wire', 'analytics/contract'] },
  { from: ['analytics/engine.ts', 'analytics/engine/'], may: [...roomsBut('hosts'), 'analytics/engine', 'package.json'] },
  { from: ['analytics/answers/'], may: roomsBut('hosts', 'engine.ts') },
  { from: ['sample-data/'], may: ['analytics/refrigerants'] },
  { from: ['renderer/'], may: ['analytics/contract', 'analytics/wire'] },
  { from: ['electron/'], may: [], types: ['analytics/contract'] },
  { from: ['build/', 'playwright.config.ts', 'vitest.config.ts'], may: [] },
  { from: ['tests/'], may: ['analytics', 'sample-data', 'renderer', 'electron', 'build', 'dist', 'docs', 'package.json'] },
]

/** Packages that only some rooms may import. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  electron: ['electron/', 'tests/electron/'],
  react: ['renderer/', 'tests/'],
  'react-dom': ['renderer/', 'tests/'],
  '@duckdb/node-api': ['analytics/', 'sample-data/', 'tests/'],
  ws: ['analytics/hosts/', 'tests/'],
  '@playwright/test': ['tests/', 'build/'],
  vitest: ['tests/', 'vitest.config.ts'],
}
