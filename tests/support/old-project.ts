import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixture, tempFolder } from './projects'

export interface ExpectedProject {
  weather_rows: { n: number }[]
  derived: Record<string, { rows: number; sha256: string }>
  kept: Record<string, Record<string, unknown>[]>
}

/** A fresh copy of the project that the program of that version left, and what stood in its tables. */
export const oldProject = (version: number): { folder: string; expected: ExpectedProject } => {
  const from = fixture(`projects/v${version}`)
  const root = tempFolder()
  const { status, stderr } = spawnSync('tar', ['-xzf', join(from, 'fleet.subcool.tar.gz'), '-C', root], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the project can't be unpacked: ${stderr}`)
  return { folder: join(root, 'fleet.subcool'), expected: JSON.parse(readFileSync(join(from, 'expected.json'), 'utf8')) as ExpectedProject }
}
