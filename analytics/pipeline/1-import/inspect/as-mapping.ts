import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../../contract/errors'
import { mappingSchema, type Mapping } from '../../../contract/mapping'
import type { FileHead } from '../reading/file-head'
import { recogniseMapped } from '../mappings/apply-mapping'
import { statedUnits, withStated } from '../mappings/stated-units'
import { cleanName } from '../profiles/generic/clean-name'
import type { Recognised } from '../profiles/profile'
import { draftColumns } from './draft-columns'
import type { LookedColumns } from './look-at-columns'
import type { TableProposals } from './proposals-of'
import { readColumns, type SaidColumns } from './said-columns'

/**
 * What a table is read as, as a mapping: of what is not recognised the first proposals, else what is loaded as far as a mapping can say it.
 * Null for what is no text table of samples, or has times that no mapping can write.
 */
export const mappingOf = async (reader: DuckDBConnection, looked: LookedColumns, proposals: TableProposals): Promise<Mapping | null> => {
  const { mapping, recognised, head, unknown } = looked
  if (mapping !== undefined) return mapping
  if (head?.kind !== 'text' || recognised.csv === undefined || recognised.csv.time?.as === 'minutes' || (recognised.profile === '' && !unknown)) return null
  const said = unknown ? draftColumns(recognised, proposals) : await readColumns(reader, recognised, proposals)
  const whole = wholeMapping(recognised, head, said)
  return whole === undefined ? null : asItIsRead(withStated(whole, statedUnits(head, whole)), recognised, head)
}

const wholeMapping = (recognised: Recognised, head: FileHead, { columns, sampleS }: SaidColumns): Mapping | undefined => {
  const { csv, unitColumn, unitSuffix, holdS } = recognised
  if (unitSuffix !== undefined) return undefined
  const nameAt = (index: number): string => cleanName(recognised.columns[index]?.source ?? '')
  const times = recognised.timeColumn < 0 ? [] : (csv?.time?.columns ?? [recognised.timeColumn]).map((index) => ({ source: nameAt(index), signal: 'ts' }))
  const all = [...times, ...columns]
  const header = all.length === 0 ? recognised.columns.flatMap((_, index) => nameAt(index) || []).slice(0, 8) : [...new Set(all.map(({ source }) => source))]
  const delimiter = mappingSchema.shape.format.unwrap().shape.delimiter.safeParse(csv?.delimiter).data
  if (all.some(({ source }) => source === '') || delimiter === undefined) return undefined
  const thousands = mappingSchema.shape.format.unwrap().shape.thousands.safeParse(csv?.thousands).data
  return {
    schema: 'subcool/mapping@1',
    name: stemOf(head.file.label),
    match: { header },
    format: { delimiter, ...(csv?.decimal === undefined ? {} : { decimal: csv.decimal }), ...(thousands === undefined ? {} : { thousands }), ...(csv?.time?.zone === undefined ? {} : { zone: csv.time.zone }) },
    layout: holdS === undefined ? 'wide' : 'sparse',
    unit: unitColumn === undefined ? { from: 'folder' } : { column: nameAt(unitColumn) },
    columns: all,
    ...(sampleS === undefined ? {} : { sample_s: sampleS }),
  }
}

const stemOf = (label: string): string => label.slice(label.lastIndexOf('/') + 1).replace(/\.[^.]+(\.(gz|zst))?$/i, '') || label

/** Says how times are written and where rows begin only where the file does not tell it by itself. */
const asItIsRead = (mapping: Mapping, recognised: Recognised, head: FileHead): Mapping => {
  const { time } = recognised.csv ?? {}
  const written = time === undefined ? [] : time.as === 'text' ? time.formats : [time.as]
  const tries = [undefined, recognised.csv?.skipLines].flatMap((skip) => [...(written.length === 1 ? written : [undefined, ...written])].map((one): Mapping => ({ ...mapping, format: { ...mapping.format, ...(skip === undefined ? {} : { skip }), ...(one === undefined ? {} : { time: one }) } })))
  return tries.find((one) => readsAlike(one, recognised, head)) ?? tries[0] ?? mapping
}

const readsAlike = (mapping: Mapping, recognised: Recognised, head: FileHead): boolean => {
  try {
    const read = recogniseMapped(head, [{ label: mapping.name, mapping }])
    return read !== undefined && read.csv?.skipLines === recognised.csv?.skipLines && read.timeColumn === recognised.timeColumn && JSON.stringify(read.csv?.time) === JSON.stringify(recognised.csv?.time)
  } catch (error) {
    if (error instanceof EngineError) return false
    throw error
  }
}
