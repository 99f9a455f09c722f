import type { DuckDBConnection } from '@duckdb/node-api'
import type { InspectedColumn, InspectedColumns } from '../../../contract/import-columns'
import { readRows, run } from '../../../db/query'
import { quoteText } from '../../../db/quote'
import { saysNothing } from '../pivot-points'
import type { Points } from '../profiles/points'
import { columnName, type Recognised } from '../profiles/profile'
import { columnFigures } from './column-figures'
import { columnScales, conversionText, unitOfScale } from './column-scales'
import { columnUses, type ColumnUse } from './column-uses'
import type { LookedColumns } from './look-at-columns'
import { readCells } from './read-cells'

/** A file of points, with an entry for each point in place of the columns of the file; figures are of its records. */
export const pointColumns = async (reader: DuckDBConnection, { recognised, head }: LookedColumns, path: string): Promise<Pick<InspectedColumns, 'rows' | 'layout' | 'columns' | 'mapping'>> => {
  const rows = await readCells(reader, { path, recognised, head })
  const { name, valueColumn, shape: shapeOf } = recognised.points as Points
  const value = columnName(valueColumn)
  const point = 'column' in name ? `nullif(trim(${columnName(name.column)}), '')` : quoteText(name.text)
  const names = (await readRows<{ name: string }>(reader, `SELECT DISTINCT ${point} AS name FROM cell WHERE ${point} IS NOT NULL ORDER BY name`)).map((row) => row.name)
  const shape = shapeOf(names)
  await run(reader, `CREATE OR REPLACE TEMP TABLE record AS SELECT row_no, ${point} AS name, CASE WHEN NOT ${saysNothing(value)} THEN trim(${value}) END AS value, ${value} AS said FROM cell`)
  const columns: InspectedColumn[] = []
  const asWide: Recognised = { ...recognised, columns: shape.columns, signals: shape.signals, timeColumn: 0 }
  const uses = columnUses(asWide)
  const scales = await columnScales(reader, asWide, uses.map(({ signal }, index) => ({ signal: signal ?? '', index })))
  for (const one of names) {
    const at = shape.columnOf.get(one)
    const signal = at === undefined ? null : (uses[at]?.signal ?? null)
    const use: ColumnUse = { signal, also: at === undefined ? [] : (uses[at]?.also ?? []), together: [] }
    const single = at === undefined ? { ...asWide, columns: [{ source: one, type: 'VARCHAR' as const }], signals: {}, timeColumn: -1 } : { ...asWide, columns: [{ source: one, type: shape.columns[at]?.type ?? 'VARCHAR' }], signals: ofOnly(asWide, at), timeColumn: -1 }
    await run(reader, `CREATE OR REPLACE TEMP TABLE cell AS SELECT row_no, value AS c0 FROM record WHERE name = ${quoteText(one)}`)
    const samples = await readRows<{ said: string }>(reader, `SELECT left(said, 200) AS said FROM record WHERE name = ${quoteText(one)} AND said IS NOT NULL GROUP BY said ORDER BY min(row_no) LIMIT 5`)
    const records = (await readRows<{ n: number }>(reader, 'SELECT count(*) AS n FROM cell'))[0]?.n ?? 0
    const [figures] = await columnFigures(reader, single, [use], records)
    const scale = at === undefined ? undefined : scales[at]
    columns.push({
      source: one,
      signal,
      proposed: null,
      unit: signal === null || scale === undefined ? null : (unitOfScale(signal, scale, undefined, []).unit?.id ?? null),
      conversion: scale === undefined ? null : conversionText(scale),
      basis: signal === null ? null : 'profile',
      confidence: signal === null ? null : (recognised.confidence ?? 'sure'),
      reason: signal === null ? 'no signal is made of this point' : `${recognised.format}: known by its name${use.also.length === 0 ? '' : `; also a part of ${use.also.join(', ')}`}`,
      problem: null,
      samples: samples.map(({ said }) => said),
      ...(figures ?? { missingShare: 1, low: null, median: null, high: null, histogram: [] }),
    })
  }
  return { rows, layout: 'points', columns, mapping: null }
}

const ofOnly = ({ signals }: Recognised, at: number): Record<string, string> =>
  Object.fromEntries(Object.entries(signals).map(([signal, expression]) => [signal, expression.replace(/\bc(\d+)\b/g, (_, index: string) => (Number(index) === at ? 'c0' : 'NULL'))]))
