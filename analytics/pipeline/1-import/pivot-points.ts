import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../../db/query'
import { quoteName, quoteText } from '../../db/quote'
import { missingWords } from './missing-words'
import { narrowed } from './narrowed'
import type { Points, PointShape } from './profiles/points'
import { columnName, type Recognised } from './profiles/profile'
import { copyToStage, heldColumns, projection, type StageSource } from './stage'

/** Words a sensor says instead of a value: from then on it has none. */
const sensorWords = [...new Set([...missingWords.map((word) => word.toLowerCase()), 'unknown', 'none'])]

const regularShare = 0.8

/** True where a record says that its point has no value. */
export const saysNothing = (value: string): string => `(${value} IS NULL OR list_contains([${sensorWords.map(quoteText).join(', ')}], lower(trim(${value}))))`

/** The points that have a raw column, as a relation of `name, col`. */
export const columnsOfPoints = ({ columnOf }: PointShape): string =>
  columnOf.size === 0
    ? `(SELECT NULL::VARCHAR AS name, NULL::INTEGER AS col WHERE false)`
    : `(VALUES ${[...columnOf].map(([name, column]) => `(${quoteText(name)}, ${column})`).join(', ')}) placed(name, col)`

/** The order of records: the later one of a point and time wins. */
export const recordOrder = '(file_no::BIGINT << 40) + row_no'

/**
 * Stages the records of one unit as wide rows. Where the most frequent step, of a second or more, covers at least 80 % of the steps between the
 * points' times the rows stay at these times, else they stand on a grid of whole multiples of `gridS`, each with the last values
 * up to it. A value holds until the next record of its point, at most `holdS` seconds.
 */
export const pivotPoints = async (connection: DuckDBConnection, source: StageSource, records: string, shape: PointShape): Promise<void> => {
  const { gridS } = source.recognised.points as Points
  await run(connection, `CREATE OR REPLACE TEMP TABLE point_wide AS ${wideRows(narrowed(asWide(source.recognised, shape)), records, shape)}`)
  const onGrid = await needsGrid(connection, gridS)
  const recognised = narrowed({ ...asWide(source.recognised, shape), ...(onGrid ? { sampleS: gridS } : {}) })
  const wide = { ...source, recognised }
  const values = recognised.columns.slice(1).map((column, index) => withoutMarks(columnName(index + 1), column.type))
  const held = `SELECT on_grid, ${heldColumns(recognised)} FROM (${onGrid ? withGrid(gridS, recognised.holdS ?? 0) : 'SELECT *, true AS on_grid FROM point_wide'})
    WINDOW held AS (ORDER BY c0, on_grid ROWS UNBOUNDED PRECEDING)`
  const rows = `SELECT row_number() OVER () AS row_no, ${['c0', ...values].join(', ')} FROM (${held}) WHERE on_grid`
  const projected = `SELECT ${projection(wide)} FROM (${rows})`
  const known = Object.keys(recognised.signals).map((signal) => `${quoteName(signal)} IS NOT NULL`)
  await copyToStage(connection, wide, onGrid ? `SELECT * FROM (${projected}) WHERE ${known.join(' OR ')}` : projected, source.stageFile)
  await run(connection, 'DROP TABLE point_wide')
}

const asWide = (recognised: Recognised, { columns, signals }: PointShape): Recognised => ({ ...recognised, columns, signals, timeColumn: 0, timeHasZone: true })

const wideRows = ({ columns }: Recognised, records: string, shape: PointShape): string => {
  const values = columns.slice(1).map(({ type }, index) => `, arg_max(${marked(type)}, ${recordOrder}) FILTER (col = ${index + 1}) AS ${columnName(index + 1)}`)
  return `SELECT ts AS c0${values.join('')} FROM (SELECT * FROM ${records} WHERE ts IS NOT NULL) JOIN ${columnsOfPoints(shape)} USING (name) GROUP BY ts`
}

/** What a record says, with a mark where that is nothing, so that it ends what was said before. */
const marked = (type: string): string =>
  type === 'VARCHAR' ? `CASE WHEN ${saysNothing('value')} THEN '' ELSE trim(value) END` : `coalesce(try_cast(CASE WHEN NOT ${saysNothing('value')} THEN value END AS ${type}), 'nan'::${type})`

const withoutMarks = (name: string, type: string): string =>
  type === 'VARCHAR' ? `nullif(${name}, '') AS ${name}` : `CASE WHEN NOT isnan(${name}) THEN ${name} END AS ${name}`

const needsGrid = async (connection: DuckDBConnection, gridS: number): Promise<boolean> => {
  const found = await readRow<{ regular: boolean; wide: boolean }>(
    connection,
    `WITH step AS (SELECT date_diff('second', lag(c0) OVER (ORDER BY c0), c0) AS seconds FROM point_wide),
       frequent AS (SELECT seconds, count(*) AS n FROM step WHERE seconds IS NOT NULL GROUP BY seconds)
     SELECT sum(n) IS NULL OR coalesce(max(n) FILTER (seconds > 0), 0) >= ${regularShare} * sum(n) AS regular,
       coalesce((SELECT ${firstSlot('min(c0)', gridS)} <= epoch_us(max(c0)) FROM point_wide), false) AS wide
     FROM frequent`,
  )
  return found !== undefined && !found.regular && found.wide
}

const slotMicros = (gridS: number): number => Math.round(gridS * 1e6)

/** The first time of the grid at or after another, in microseconds. */
const firstSlot = (time: string, gridS: number): string => `((epoch_us(${time}) + ${slotMicros(gridS) - 1}) // ${slotMicros(gridS)}) * ${slotMicros(gridS)}`

/** The rows at the points' times and, after them, those of the grid: from each time to the next, as long as a value may hold. */
const withGrid = (gridS: number, holdS: number): string => `
  SELECT *, false AS on_grid FROM point_wide
  UNION ALL BY NAME
  SELECT make_timestamp(slot) AS c0, true AS on_grid FROM (
    SELECT unnest(range(${firstSlot('c0', gridS)}, least(coalesce(following, epoch_us(c0) + 1), epoch_us(c0) + ${Math.round(holdS * 1e6)} + 1), ${slotMicros(gridS)})) AS slot
    FROM (SELECT c0, epoch_us(lead(c0) OVER (ORDER BY c0)) AS following FROM point_wide))`
