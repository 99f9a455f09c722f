import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixture } from '../../support/projects'

/** Folders of fixtures that together are a small copy of a folder of recorded exports. */
export const copies: Readonly<Record<string, readonly string[]>> = {
  'vaillant-myvaillant': ['vaillant'],
  'ornl-frp2-rooftop': ['ornl-rooftop'],
  'daikin-espaltherma': ['daikin'],
  'nibe-myuplink': ['nibe', 'golden/nibe'],
  'lab-hpwh': ['lab-hpwh'],
  'viessmann-vicare-json': ['vicare', 'golden/vicare'],
  'mitsubishi-melcloud-json': ['melcloud', 'golden/melcloud'],
  'home-assistant-shapes': ['home-assistant', 'golden/home-assistant'],
  'heatpumpmonitor-fleet': ['heatpumpmonitor', 'golden/heatpumpmonitor'],
  'nistir-7350-lab': ['nist'],
}

export interface GoldenLine {
  folder: string
  file: string
  status: string
  code: string
  rows_read: number
  rows_loaded: number
  rows_rejected: number
  rows_duplicate: number
  from_at: string
  to_at: string
}

/** A table that `fixtures/golden/count.py` counted. */
export const readGolden = (name: string): GoldenLine[] =>
  readFileSync(join(fixture('golden'), name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [folder = '', file = '', status = '', code = '', read, loaded, rejected, duplicate, from_at = '', to_at = ''] = line.split(',')
      return { folder, file, status, code, rows_read: Number(read), rows_loaded: Number(loaded), rows_rejected: Number(rejected), rows_duplicate: Number(duplicate), from_at, to_at }
    })
