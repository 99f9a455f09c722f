import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { simulate } from '../../sample-data/simulator'

export interface BenchFleet {
  dir: string
  units: number
  rows: number
}

const rowsPerUnit = 100_700

/** A simulated fleet of about so many rows, of 12 months. */
export const benchFleet = (folder: string, rows: number, say: (text: string) => void): Promise<BenchFleet> => {
  const units = Math.max(1, Math.round(rows / rowsPerUnit))
  return fleetOf(join(folder, `fleet-${units}`), units, 12, say)
}

/** A simulated fleet at 5 minutes, 22 columns, one CSV a unit; made once and kept. */
export const fleetOf = async (dir: string, units: number, months: number, say: (text: string) => void): Promise<BenchFleet> => {
  const record = join(dir, 'bench.json')
  if (existsSync(record)) return JSON.parse(readFileSync(record, 'utf8')) as BenchFleet
  const fresh = `${dir}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(dirname(fresh), { recursive: true })
  say(`making a fleet of ${units} units ..`)
  const made = await simulate({ outDir: fresh, units, months, stepS: 300, tier: 'T3', faults: 'all', seed: 1, format: 'csv' })
  const fleet = { dir, units, rows: made.rows }
  writeFileSync(join(fresh, 'bench.json'), JSON.stringify(fleet))
  renameSync(fresh, dir)
  return fleet
}
