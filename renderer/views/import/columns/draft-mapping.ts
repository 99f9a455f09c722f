import type { Mapping } from '../../../../analytics/contract/mapping'
import type { InspectedColumn, MappableSignal } from '../../../../analytics/contract'

type MappedColumn = Mapping['columns'][number]
type Format = Mapping['format']

/** A column's name without what editors and exports leave in it, as a mapping has it. */
const bare = (name: string): string => name.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '').replace(/[\s\u00A0\u2007\u202F]+/g, ' ').trim()

const isOf = (source: string) => {
  const name = bare(source)
  return (column: { source: string }): boolean => bare(column.source) === name
}

/** What a column is not loaded as. */
export const notLoaded = ''

/** The signal a mapping gives to a column; `unit_id` for the one that names the unit, `notLoaded` for none. */
export const signalIn = ({ columns, unit }: Mapping, source: string): string =>
  'column' in unit && bare(unit.column) === bare(source) ? 'unit_id' : (columns.find(isOf(source))?.signal ?? notLoaded)

/** Gives a column a signal; another column that had it is not loaded any more. A unit stays where the signal can be in it. */
export const withSignal = (mapping: Mapping, was: InspectedColumn, signal: string, known: readonly MappableSignal[]): Mapping => {
  const source = bare(was.source)
  const isOwn = isOf(source)
  const before = mapping.columns.find(isOwn)
  const others = mapping.columns.filter((column) => !isOwn(column) && (signal === 'ts' || column.signal !== signal))
  const unit = 'column' in mapping.unit && bare(mapping.unit.column) === source ? { from: 'folder' as const } : mapping.unit
  if (signal === notLoaded) return { ...mapping, unit, columns: others }
  if (signal === 'unit_id') return { ...mapping, unit: { column: source }, columns: mapping.columns.filter((column) => !isOwn(column)) }
  const possible = known.find((one) => one.signal === signal)?.units.map(({ id }) => id) ?? []
  const kept = [before?.unit, was.unit].find((id) => typeof id === 'string' && possible.includes(id))
  const { unit: _, signal: __, ...rest } = before ?? { source }
  return { ...mapping, unit, columns: [...others, { ...rest, source, signal, ...(typeof kept === 'string' ? { unit: kept } : {}) }] }
}

/** Says what the values of a column are in; null leaves it to the signal's own unit. */
export const withUnit = (mapping: Mapping, source: string, unit: string | null): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((column): MappedColumn => {
    if (!isOf(source)(column)) return column
    const { unit: _, ...rest } = column
    return unit === null ? rest : { ...rest, unit }
  }),
})

/** Changes how the file is written; an undefined value leaves it to the file. */
export const withFormat = (mapping: Mapping, change: { [Key in keyof Format]?: Format[Key] | undefined }): Mapping => ({
  ...mapping,
  format: Object.fromEntries(Object.entries({ ...mapping.format, ...change }).filter(([, value]) => value !== undefined)) as Format,
})

export const withUnitFrom = (mapping: Mapping, column: string | null): Mapping => ({
  ...mapping,
  unit: column === null ? { from: 'folder' } : { column: bare(column) },
  columns: mapping.columns.filter((one) => column === null || !isOf(column)(one)),
})

export const withSampleSeconds = (mapping: Mapping, seconds: number | null): Mapping => {
  const { sample_s: _, ...rest } = mapping
  return seconds === null ? rest : { ...rest, sample_s: seconds }
}

/** The mapping as it is kept: under a name, for every file with all these columns. */
export const forAllAlike = (mapping: Mapping, name: string, sources: readonly string[]): Mapping => ({
  ...mapping,
  name,
  match: { header: [...new Set(sources.map(bare).filter((source) => source !== ''))] },
})

/** A name for a mapping from the name of a file: without folder, ending, dates and numbers. */
export const nameFrom = (file: string): string => {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/(\.[a-z]{2,5}){1,2}$/i, '')
  const words = stem
    .replace(/\d{4}-\d{2}(-\d{2})?|\d{8,}|\(\d+\)/g, ' ')
    .replace(/[_.\s-]+/g, ' ')
    .replace(/\b(to|bis|from)\b|(^| )\d+(?= |$)/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? stem : words.charAt(0).toUpperCase() + words.slice(1)
}

/** What the values of a column are said to be in; undefined where the signal's own unit is meant. */
export const unitIn = ({ columns }: Mapping, source: string): string | undefined => columns.find(isOf(source))?.unit

/** True for a column of which an energy of each row is made into a power: the length of a row is needed. */
export const needsSampleSeconds = ({ columns }: Mapping): boolean =>
  columns.some(({ signal, unit }) => signal.endsWith('_w') && unit !== undefined && /^([kMG]?Wh|[MG]J|BTU)$/.test(unit))
