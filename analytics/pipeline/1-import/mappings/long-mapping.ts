import type { Mapping } from '../../../contract/mapping'
import type { FileHead } from '../reading/file-head'
import { cleanName } from '../profiles/generic/clean-name'
import type { PointShape } from '../profiles/points'
import { columnName, type Recognised } from '../profiles/profile'
import { mappingInvalid } from './invalid'
import { signalsOf } from './join-columns'
import { findLongTable, pointName } from './find-long-table'
import { expressionOf, isTextSignal, senseOf, type MappedColumn } from './mapped-column'
import { timeOfMapping } from './mapped-time'

const holdSeconds = 6 * 3600
const gridSeconds = 300

/**
 * A file of one value a row, by a mapping of layout `long`: sources are points as they stand in the column of names. Undefined when the
 * mapping is for files with another header, or other points. Errors: `mapping-invalid`.
 */
export const recogniseLong = (head: FileHead, label: string, mapping: Mapping): Omit<Recognised, 'evidence'> | undefined => {
  const { format, columns, unit, sample_s } = mapping
  const mapped = columns.filter(({ signal }) => signal !== 'ts')
  const table = findLongTable(head, mapping)
  if (table === undefined) {
    if (mapping.match.header !== undefined) return undefined
    throw mappingInvalid(label, 'columns', `no column of ${head.file.label} holds any of the points ${mapped.map(({ source }) => source).join(', ')}`)
  }
  const { names, rows, delimiter, skipLines, nameColumn, valueColumn } = table
  if (valueColumn === undefined) throw mappingInvalid(label, 'points.value', `say which column of ${head.file.label} holds the values: ${names.filter((name) => name !== '').join(', ')}`)
  const indexOf = (source: string): number => names.indexOf(cleanName(source))
  const given = columns.filter(({ signal }) => signal === 'ts').map(({ source }) => indexOf(source))
  const others = rows.slice(0, 400).map((row) => row.map((cell, index) => (index === nameColumn || index === valueColumn ? '' : cell)))
  const time = timeOfMapping(head, names, others, given, mapping, label)
  return {
    format: mapping.name,
    profile: `mapping ${mapping.name}`,
    csv: {
      delimiter,
      skipLines,
      ...(format.decimal === ',' ? { decimal: ',' as const } : {}),
      ...(format.thousands === undefined ? {} : { thousands: format.thousands }),
      ...(time.text === undefined ? {} : { time: time.text }),
    },
    columns: names.map((source) => ({ source, type: 'VARCHAR' as const })),
    timeColumn: time.columns[0] ?? 0,
    timeHasZone: time.hasZone,
    signals: {},
    holdS: holdSeconds,
    ...('column' in unit ? { unitColumn: indexOf(unit.column) } : {}),
    ...(sample_s === undefined ? {} : { sampleS: sample_s }),
    points: { name: { column: nameColumn }, valueColumn, time: 'text', gridS: sample_s ?? gridSeconds, holdsByStep: true, shape: (points) => shapeOf(mapped, points, sample_s) },
  }
}

const shapeOf = (mapped: readonly MappedColumn[], points: readonly string[], sampleS: number | undefined): PointShape => {
  const ownPoints = mapped.map(({ source }) => points.filter((point) => pointName(point) === pointName(source)))
  const present = mapped.flatMap((column, index) => (ownPoints[index]?.length === 0 ? [] : [{ column, points: ownPoints[index] as string[] }]))
  const expressions = present.map(({ column }, index) => [column.signal, expressionOf(column, columnName(index + 1), sampleS)] as const)
  const judged = present.flatMap(({ column }, index) =>
    senseOf(column, columnName(index + 1)).map(([signal, sense]) => ({ signal, sense, expression: expressionOf(column, columnName(index + 1), sampleS) })),
  )
  return {
    columns: [{ source: 'time', type: 'TIMESTAMPTZ' }, ...present.map(({ column }) => ({ source: column.source, type: isTextSignal(column.signal) ? ('VARCHAR' as const) : ('DOUBLE' as const) }))],
    columnOf: new Map(present.flatMap(({ points: own }, index) => own.map((point) => [point, index + 1] as const))),
    signals: signalsOf(expressions),
    judged,
  }
}
