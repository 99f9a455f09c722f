import type { FileHead } from '../../reading/file-head'
import { recogniseLong } from '../../mappings/long-mapping'
import { measureColumnOf } from '../../mappings/measure-column'
import { splitRecord } from '../../reading/split-record'
import { cleanName, plainWords } from '../generic/clean-name'
import { findTime } from '../generic/find-time'
import { unitColumnOf } from '../generic/generic'
import { numberStyle } from '../generic/number-style'
import type { Profile, Recognised } from '../profile'
import { draftPoints, type DraftedPoints, type PointCells } from './draft-points'

interface RawTable {
  delimiter: string
  names: string[]
  skipLines: number
  rows: string[][]
}

const delimiters = [';', '\t', ', ', ',', '|'] as const
const looked = 3000
const mostPoints = 500
const weatherOnly = new Set(['outdoor_c', 'outdoor_rh_pct'])
const pointHeader = /^(entity id|sensor id|point( ?(id|name))?|tag( ?name)?|name|parameter|signal|variable|metric|field|key|channel|item|data ?point|daten ?punkt|messpunkt|sensor|register|measurement|object|attribute|matpunkt)$/

/**
 * A table of any vendor with one value a row: what its points are is told from the words of their names and the units beside them.
 * It needs a time, a column that names points, and two heat pump signals, one of which is not the weather.
 */
export const longTable: Profile = {
  name: 'long-table',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const table = delimiters.flatMap((delimiter) => rawTable(head, delimiter) ?? []).sort((a, b) => b.names.length - a.names.length)[0]
    const nameColumn = table?.names.findIndex((name) => pointHeader.test(plainWords(name))) ?? -1
    if (table === undefined || nameColumn < 0) return undefined
    const { names, rows, delimiter, skipLines } = table
    const style = numberStyle(rows.flat().map((cell) => cell.trim()), delimiter)
    const influxTime = names.indexOf('_time')
    const time = findTime(names.map((name, index) => (influxTime < 0 ? name : index === influxTime ? 'time' : '')), rows.slice(0, 400), head, false)
    const valueName = valueNameOf(table)
    if (time === undefined || valueName === undefined) return undefined
    const timeColumns = time.text?.columns ?? [time.column]
    const measures = measureColumnOf(table.names, table.rows)
    const unitColumn = unitColumnOf({ ...table, sources: names, units: [], above: [] }, [...timeColumns, nameColumn, ...(measures === undefined ? [] : [measures])])
    const drafted = draftPoints(pointsOf(table, nameColumn, names.indexOf(valueName), measures), style.dialect)
    if (!isHeatPump(drafted)) return undefined
    const said = [...(time.caution === undefined ? [] : [time.caution]), ...drafted.cautions]
    const found = recogniseLong(head, head.file.label, {
      schema: 'subcool/mapping@1',
      name: 'Table of points recognised by their names',
      match: { header: names.filter((name) => name !== '') },
      format: { delimiter: delimiter as ',', skip: skipLines, ...style.dialect as { decimal?: ','; thousands?: '.' } },
      layout: 'long',
      points: { name: names[nameColumn] as string, value: valueName },
      unit: unitColumn === undefined ? { from: 'folder' } : { column: names[unitColumn] as string },
      columns: [...timeColumns.map((index) => ({ source: names[index] as string, signal: 'ts' })), ...drafted.columns],
    })
    if (found === undefined) return undefined
    const cautions = [...said, ...drafted.guesses]
    return {
      ...found,
      profile: 'long-table',
      evidence: `point ${drafted.columns.slice(0, 6).map(({ source, signal, unit }) => `${source} is ${signal}${unit === undefined ? '' : ` in ${unit}`}`).join(', ')}; points in column ${names[nameColumn]}, values in ${valueName}`,
      confidence: said.length > 0 ? 'unsure' : 'likely',
      ...(cautions.length === 0 ? {} : { caution: `Please check: ${cautions.join('; ')}.` }),
    } satisfies Recognised
  },
}

const rawTable = (head: FileHead, delimiter: string): RawTable | undefined => {
  const split = head.lines.slice(0, looked).map((line) => splitRecord(line, delimiter))
  const widths = new Map<number, number>()
  for (const { length } of split) widths.set(length, (widths.get(length) ?? 0) + 1)
  const width = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
  const header = split.findIndex((cells) => cells.length === width && !(cells[0] ?? '').startsWith('#'))
  if (width < 3 || header < 0) return undefined
  return { delimiter, names: (split[header] as string[]).map(cleanName), skipLines: header + 1, rows: split.slice(header + 1).filter((cells) => cells.length === width) }
}

const valueNameOf = ({ names }: RawTable): string | undefined => names.find((name) => /^(value|val|state|reading|wert|messwert|varde|valeur|waarde|valor|valore|arvo)$/.test(plainWords(name)))

const pointsOf = ({ rows }: RawTable, nameColumn: number, valueColumn: number, measures: number | undefined): PointCells[] => {
  const points = new Map<string, { values: string[]; unit: string }>()
  for (const row of rows) {
    const name = (row[nameColumn] ?? '').trim()
    const point = points.get(name) ?? { values: [], unit: measures === undefined ? '' : (row[measures] ?? '').trim() }
    if (name === '' || (points.size >= mostPoints && !points.has(name))) continue
    points.set(name, point)
    point.values.push((row[valueColumn] ?? '').trim())
  }
  return [...points].map(([name, point]) => ({ name, ...point }))
}

const isHeatPump = ({ columns }: DraftedPoints): boolean => columns.length >= 2 && columns.some(({ signal }) => !weatherOnly.has(signal))
