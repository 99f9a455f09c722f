import { writeFile } from 'node:fs/promises'
import { canonicalSignals } from '../../../../db/canonical-columns'
import type { Recognised, SourceColumn } from '../../profiles/profile'
import { columnName } from '../../profiles/profile'
import type { Adapted } from '../adapted'

/** One value of a device: where it stood in the document, and what it says. */
export interface StateValue {
  path: string
  value: number | string | boolean
}

/** What a device said at one time. */
export interface DeviceState {
  /** ISO 8601 with a zone. */
  at: string
  /** A serial or id of the device, where the document names one. */
  device: string | undefined
  /** By canonical signal. */
  values: ReadonlyMap<string, StateValue>
}

export interface StatesFormat {
  format: string
  profile: string
  evidence: string
  /** What people should know of it. */
  caution?: string
}

const types = new Map(canonicalSignals.map(({ name, type }) => [name, type]))

/** One row for each state. Several devices give their ids as units; the id of a single one is its serial. */
export const adaptStates = (states: readonly DeviceState[], about: StatesFormat): Adapted => {
  const several = states.length > 1
  const signals = canonicalSignals.map(({ name }) => name).filter((name) => states.some(({ values }) => values.has(name)))
  const pathOf = (signal: string): string => states.map(({ values }) => values.get(signal)?.path).find((path) => path !== undefined) ?? signal
  const unit: SourceColumn[] = several ? [{ source: 'device', type: 'VARCHAR' }] : []
  const columns: SourceColumn[] = [...unit, { source: 'time', type: 'TIMESTAMPTZ' }, ...signals.map((name) => ({ source: pathOf(name), type: columnType(name) }))]
  const [only] = states
  const recognised: Recognised = {
    ...about,
    csv: { delimiter: ',', skipLines: 1 },
    columns,
    timeColumn: unit.length,
    timeHasZone: true,
    ...(several ? { unitColumn: 0 } : {}),
    ...(!several && only?.device !== undefined ? { serial: only.device } : {}),
    signals: Object.fromEntries(signals.map((name, index) => [name, columnName(unit.length + 1 + index)])),
  }
  const rows = states.map(({ at, device, values }) => [...(several ? [device ?? ''] : []), at, ...signals.map((name) => values.get(name)?.value ?? '')])
  return { recognised, rows: rows.length, write: (path) => writeFile(path, [columns.map(({ source }) => source), ...rows].map(csvLine).join('')) }
}

const columnType = (signal: string): SourceColumn['type'] => {
  const type = types.get(signal)
  return type === 'BOOLEAN' ? 'BOOLEAN' : type === 'VARCHAR' ? 'VARCHAR' : 'DOUBLE'
}

const csvLine = (cells: readonly (number | string | boolean)[]): string => `${cells.map((cell) => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell))).join(',')}\n`
