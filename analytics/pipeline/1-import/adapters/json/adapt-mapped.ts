import type { FileHead } from '../../reading/file-head'
import { isForFile, recogniseMapped } from '../../mappings/apply-mapping'
import { mappingInvalid } from '../../mappings/invalid'
import type { NamedMapping } from '../../mappings/read-mapping'
import { cleanName } from '../../profiles/generic/clean-name'
import type { Adapted } from '../adapted'
import { headOfTable, writeTable } from './flat-head'
import { flatTables, type FlatTable } from './flatten'

const pathsShown = 12

/**
 * A JSON document by the first mapping that is for it: its sources are paths, below the rows or from the top. Undefined when none is for it.
 * Errors: `mapping-invalid` for one that is and names paths the document has not.
 */
export const adaptMapped = (document: unknown, head: FileHead, mappings: readonly NamedMapping[]): Adapted | undefined => {
  const own = mappings.filter(({ mapping }) => isForFile(mapping, head.file.label))
  const tables = own.length === 0 ? [] : flatTables(document)
  for (const { label, mapping } of own) {
    for (const tableOf of tables) {
      const table = tableOf()
      const placed = withOwnPaths(mapping, table)
      if (placed === undefined) continue
      const decimal = mapping.format.decimal
      const style = decimal === ',' ? decimal : undefined
      const recognised = recogniseMapped(headOfTable(head, table, style), [{ label, mapping: { ...placed, match: { ...mapping.match, header: undefined } } }])
      if (recognised !== undefined) return { recognised, rows: table.rows.length, write: (path, signal) => writeTable(table, path, style, signal) }
    }
    if (mapping.match.header === undefined) throw mappingInvalid(label, 'columns', `no records of ${head.file.label} have all of ${wantedPaths(mapping).join(', ')}; their paths are ${(tables[0]?.().paths ?? []).slice(0, pathsShown).join(', ')}`)
  }
  return undefined
}

type Mapping = NamedMapping['mapping']

/** Paths that a mapping wants; in a long layout those of columns alone. */
const wantedPaths = ({ match, columns, unit, layout, points }: Mapping): string[] => [
  ...(match.header ?? []),
  ...columns.flatMap(({ source, signal }) => (layout === 'long' && signal !== 'ts' ? [] : [source])),
  ...('column' in unit ? [unit.column] : []),
  ...[points?.name, points?.value].filter((name) => name !== undefined),
]

/** The mapping with the table's own paths, where the table has them all; the delimiter is the table's. */
const withOwnPaths = (mapping: Mapping, table: FlatTable): Mapping | undefined => {
  const names = new Map(table.paths.map((path) => [cleanName(path), path]))
  const found = (source: string): string | undefined => [source, source.replace(/^\$\.?/, ''), below(source, table.place)].find((name) => names.has(cleanName(name)))
  if (wantedPaths(mapping).some((path) => found(path) === undefined)) return undefined
  const own = (source: string): string => found(source) ?? source
  const { delimiter: _, skip: __, ...format } = mapping.format
  return {
    ...mapping,
    format: { ...format, delimiter: ',' },
    columns: mapping.columns.map((column) => ({ ...column, source: own(column.source) })),
    ...('column' in mapping.unit ? { unit: { column: own(mapping.unit.column) } } : {}),
    ...(mapping.points === undefined ? {} : { points: Object.fromEntries(Object.entries(mapping.points).flatMap(([key, name]) => (name === undefined ? [] : [[key, own(name)]]))) }),
  }
}

/** A path from the top as one below the rows: `data.samples[].temp` or `data.samples[0].temp` is `temp`. */
const below = (source: string, place: string): string => {
  const plain = source.replace(/^\$\.?/, '').replace(/\[\d+\]/g, '[]')
  const from = place.endsWith('[]') ? [place, place.slice(0, -2)] : [place]
  const prefix = from.find((one) => one !== '' && plain.startsWith(`${one}.`))
  return prefix === undefined ? source : plain.slice(prefix.length + 1)
}
