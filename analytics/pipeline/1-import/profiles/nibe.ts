import type { FileHead } from '../reading/file-head'
import { splitRecord } from '../reading/split-record'
import { nibePoints, notAReading, type NibePoint } from './nibe-points'
import type { PointShape } from './points'
import { columnName, type Profile, type Recognised } from './profile'

const header = /^\[(.*)\]\[(.*)\]\[(\d*)\]$/
const softHyphen = /\u00AD/g
const holdSeconds = 6 * 3600
const gridSeconds = 300

/**
 * History exports of myUplink, one file for each data point of a NIBE heat pump: `timestamp;[name][unit][register];`, a row for
 * each change. A folder is a unit. -32768 means no sensor; there is neither power nor a heat meter, so no COP.
 */
export const nibe: Profile = {
  name: 'nibe-myuplink',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const cells = splitRecord(head.lines[0] ?? '', ';').map((cell) => cell.replace(softHyphen, ''))
    const valueColumn = cells.findIndex((cell) => header.test(cell))
    const text = cells[valueColumn]
    if (text === undefined || valueColumn === 0 || cells.filter((cell) => cell !== '').length !== 2) return undefined
    return {
      format: 'NIBE myUplink point',
      profile: 'nibe-myuplink',
      evidence: `the second column is headed ${text}`,
      csv: { delimiter: ';', skipLines: 1 },
      columns: cellsOfRow(head, cells, valueColumn).map((source) => ({ source, type: 'VARCHAR' as const })),
      timeColumn: 0,
      timeHasZone: /(Z|[+-]\d\d:?\d\d)$/.test(splitRecord(head.lines[1] ?? '', ';')[0] ?? ''),
      signals: {},
      holdS: holdSeconds,
      points: { name: { text }, valueColumn, time: 'text', gridS: gridSeconds, shape: shapeOf, byNames: true },
    } satisfies Recognised
  },
}

const cellsOfRow = (head: FileHead, cells: readonly string[], valueColumn: number): string[] => {
  const count = splitRecord(head.lines[1] ?? head.lines[0] ?? '', ';').length
  return Array.from({ length: Math.max(count, valueColumn + 1) }, (_, index) => cells[index] ?? '')
}

interface Match {
  point: NibePoint
  /** 0 by its register, 1 by its sensor, 2 by its name. */
  by: number
}

const matchOf = (text: string): Match | undefined => {
  const [, named = '', , register = ''] = header.exec(text) ?? []
  const name = named.toLowerCase()
  const exact = nibePoints.find((point) => point.registers.includes(Number(register)))
  if (exact !== undefined) return { point: exact, by: 0 }
  if (notAReading.test(name)) return undefined
  const sensor = nibePoints.find((point) => point.sensor !== undefined && new RegExp(`\\b${point.sensor}\\b`, 'i').test(name))
  if (sensor !== undefined) return { point: sensor, by: 1 }
  const like = nibePoints.find(({ names }) => !/\bbt\d+/.test(name) && names.some((known) => name.startsWith(known)))
  return like === undefined ? undefined : { point: like, by: 2 }
}

/** One raw column for each signal: of its points the first in the list, by register before sensor before name; of several alike the first by name. */
const shapeOf = (names: readonly string[]): PointShape => {
  const best = new Map<string, { rank: number; names: string[] }>()
  for (const name of [...names].sort()) {
    const match = matchOf(name)
    if (match === undefined) continue
    const rank = nibePoints.indexOf(match.point) * 3 + match.by
    const known = best.get(match.point.signal)
    if (known === undefined || rank < known.rank) best.set(match.point.signal, { rank, names: [name] })
    else if (rank === known.rank && match.by === 0) known.names.push(name)
  }
  const chosen = [...best]
  return {
    columns: [{ source: 'timestamp', type: 'TIMESTAMPTZ' }, ...chosen.map(([, { names: [first = ''] }]) => ({ source: first, type: 'DOUBLE' as const }))],
    columnOf: new Map(chosen.flatMap(([, own], index) => own.names.map((name) => [name, index + 1] as const))),
    signals: Object.fromEntries(chosen.map(([signal], index) => [signal, `nullif(${columnName(index + 1)}, -32768)`])),
  }
}
