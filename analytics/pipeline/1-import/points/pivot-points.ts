import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../../db/query'
import { quoteName, quoteText, quoteTexts } from '../../../db/quote'
import { numberText } from '../reading/csv-reader'
import { missingWords } from '../staging/missing-words'
import { narrowed } from '../staging/narrowed'
import type { Points, PointShape } from '../profiles/points'
import { notStored } from '../staging/not-stored'
import { columnName, type CsvDialect, type Recognised, type SourceColumn } from '../profiles/profile'
import { canonicalSelect, copyToStage, type StageSource } from '../staging/stage'

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
 * Stages the records of each unit as wide rows. Where the most frequent step, of a second or more, covers at least 80 % of the steps between the
 * times of a unit's points the rows stay at these times, else they stand on a grid of whole multiples of `gridS`, each with the last values
 * up to it. A value holds until the next record of its point, at most `holdS` seconds. Leaves the table `point_wide`, before anything is held.
 */
export const pivotPoints = async (connection: DuckDBConnection, source: StageSource, stagedAs: ReadonlyMap<string | undefined, number>, records: string, shape: PointShape): Promise<void> => {
  const { gridS, holdsByStep } = source.recognised.points as Points
  const recognised = asWide(source.recognised, shape)
  await run(connection, `CREATE OR REPLACE TEMP TABLE point_wide AS ${wideRows(recognised, records, shape)}`)
  await run(connection, `CREATE OR REPLACE TEMP TABLE point_unit AS ${unitsOnGrid(gridS, stagedAs)}`)
  await run(connection, `CREATE OR REPLACE TEMP TABLE point_hold AS ${holdsByStep === true ? holdsOfSteps(recognised, records, shape) : 'SELECT NULL::VARCHAR AS unit_id WHERE false'}`)
  const sample = `CASE WHEN needs_grid THEN ${Math.round(gridS)} ELSE ${recognised.sampleS === undefined ? 'NULL' : Math.round(recognised.sampleS)} END::INTEGER`
  const values = recognised.columns.slice(1).map((column, index) => withoutMarks(columnName(index + 1), column.type))
  const rows = `SELECT unit_id, file_no, needs_grid, row_number() OVER () AS row_no, ${['c0', ...values].join(', ')} FROM (${heldRows(recognised, gridS, holdsByStep === true)}) WHERE on_grid`
  const projected = `SELECT ${['file_no', 'row_no', ...canonicalSelect({ ...source, recognised }, { unit: 'unit_id', sample }), 'needs_grid'].join(', ')} FROM (${rows})`
  const known = Object.keys(recognised.signals).map((signal) => `${quoteName(signal)} IS NOT NULL`)
  const wanted = `SELECT * EXCLUDE (needs_grid) FROM (${projected}) WHERE ${['NOT needs_grid', ...known].join(' OR ')}`
  await copyToStage(connection, { ...source, recognised }, wanted, source.stageFile)
  await run(connection, 'DROP TABLE point_hold; DROP TABLE point_unit')
}

const asWide = (recognised: Recognised, { columns, signals, judged = [] }: PointShape): Recognised =>
  narrowed({ ...recognised, columns, signals, timeColumn: 0, timeHasZone: true, csv: withoutTime(recognised.csv), sense: Object.fromEntries(judged.map(({ signal, sense: { low, high } }) => [signal, { low, high }])) })

const withoutTime = (csv: Recognised['csv']): CsvDialect => {
  const { time: _, ...rest } = csv ?? { delimiter: ',', skipLines: 1 }
  return rest
}

const wideRows = (recognised: Recognised, records: string, shape: PointShape): string => {
  const values = recognised.columns.slice(1).map(({ type }, index) => `, arg_max(${marked(type, recognised)}, ${recordOrder}) FILTER (col = ${index + 1}) AS ${columnName(index + 1)}`)
  return `SELECT unit_id, ts AS c0${values.join('')} FROM (SELECT * FROM ${records} WHERE ts IS NOT NULL AND unit_id IS NOT NULL) JOIN ${columnsOfPoints(shape)} USING (name) GROUP BY unit_id, ts`
}

/** What a record says, with a mark where that is nothing, so that it ends what was said before. */
const marked = (type: SourceColumn['type'], recognised: Recognised): string =>
  type === 'VARCHAR' ? `CASE WHEN ${saysNothing('value')} THEN '' ELSE trim(value) END` : `CASE WHEN ${saysNothing('value')} OR ${notStored(`try_cast(${numberText('value', recognised)} AS ${storedAs(type)})`, type)} THEN 'nan' ELSE ${numberText('value', recognised)} END::${type}`

/** The narrowest type of a signal: what a number is made into has to fit into it. */
export const storedAs = (type: SourceColumn['type']): string => (type === 'DOUBLE' ? 'FLOAT' : type)

const withoutMarks = (name: string, type: string): string =>
  type === 'VARCHAR' ? `nullif(${name}, '') AS ${name}` : `CASE WHEN NOT isnan(${name}) THEN ${name} END AS ${name}`

/** The number of the file that a unit's rows are staged as; all of those whose column names units as the first of them. */
const fileOfUnit = (stagedAs: ReadonlyMap<string | undefined, number>): string => {
  const [[, first] = [undefined, 0], ...more] = stagedAs
  if (more.length === 0) return `${first}::INTEGER`
  return `list_extract([${[...stagedAs.values()].join(', ')}], list_position(${quoteTexts([...stagedAs.keys()].map(String))}, unit_id))::INTEGER`
}

/** Each unit, its file, and whether its rows go on a grid: where its times are irregular and reach as far as one. */
const unitsOnGrid = (gridS: number, stagedAs: ReadonlyMap<string | undefined, number>): string => `
  WITH step AS (SELECT unit_id, date_diff('second', lag(c0) OVER (PARTITION BY unit_id ORDER BY c0), c0) AS seconds FROM point_wide),
    frequent AS (SELECT unit_id, seconds, count(*) AS n FROM step WHERE seconds IS NOT NULL GROUP BY unit_id, seconds),
    regular AS (SELECT unit_id, coalesce(max(n) FILTER (seconds > 0), 0) >= ${regularShare} * sum(n) AS is_regular FROM frequent GROUP BY unit_id),
    reach AS (SELECT unit_id, ${firstSlot('min(c0)', gridS)} <= epoch_us(max(c0)) AS is_wide FROM point_wide GROUP BY unit_id)
  SELECT unit_id, ${fileOfUnit(stagedAs)} AS file_no, is_wide AND NOT coalesce(is_regular, true) AS needs_grid FROM reach LEFT JOIN regular USING (unit_id)`

/** For each unit and column how long its values hold, s, as `h1`, `h2`, ..: less than the step of a point with records at regular times. */
const holdsOfSteps = ({ columns }: Recognised, records: string, shape: PointShape): string => {
  const holds = columns.slice(1).map((_, index) => `, any_value(hold) FILTER (col = ${index + 1}) AS h${index + 1}`)
  return `
  WITH step AS (
      SELECT unit_id, col, epoch(ts) - lag(epoch(ts)) OVER (PARTITION BY unit_id, col ORDER BY ts) AS seconds
      FROM (SELECT DISTINCT unit_id, col, ts FROM ${records} JOIN ${columnsOfPoints(shape)} USING (name) WHERE ts IS NOT NULL AND unit_id IS NOT NULL)),
    frequent AS (SELECT unit_id, col, round(seconds) AS seconds, count(*) AS n FROM step WHERE seconds IS NOT NULL GROUP BY ALL),
    usual AS (SELECT unit_id, col, arg_max(seconds, (n, -seconds)) AS seconds, max(n) AS n, sum(n) AS steps FROM frequent GROUP BY unit_id, col)
  SELECT unit_id${holds.join('')} FROM (SELECT unit_id, col, CASE WHEN n >= ${regularShare} * steps AND seconds >= 1 THEN seconds - 0.5 END AS hold FROM usual) GROUP BY unit_id`
}

/** Every row, and on the grid of its unit where it has one, with the values held up to it. */
const heldRows = ({ columns, holdS = 0 }: Recognised, gridS: number, byStep: boolean): string => {
  const held = columns.slice(1).map((_, index) => {
    const name = columnName(index + 1)
    return `CASE WHEN epoch(c0) - last_value(CASE WHEN ${name} IS NOT NULL THEN epoch(c0) END IGNORE NULLS) OVER held <= ${byStep ? `coalesce(h${index + 1}, ${holdS})` : holdS}
      THEN last_value(${name} IGNORE NULLS) OVER held END AS ${name}`
  })
  return `SELECT ${['unit_id', 'file_no', 'needs_grid', 'on_grid', 'c0', ...held].join(', ')} FROM (${withGrid(gridS, holdS)})${byStep ? ' LEFT JOIN point_hold USING (unit_id)' : ''}
    WINDOW held AS (PARTITION BY unit_id ORDER BY c0, on_grid ROWS UNBOUNDED PRECEDING)`
}

const slotMicros = (gridS: number): number => Math.round(gridS * 1e6)

/** The first time of the grid at or after another, in microseconds. */
const firstSlot = (time: string, gridS: number): string => `((epoch_us(${time}) + ${slotMicros(gridS) - 1}) // ${slotMicros(gridS)}) * ${slotMicros(gridS)}`

/** The rows at the points' times and, of units that need them, those of the grid: from each time to the next, as long as a value may hold. */
const withGrid = (gridS: number, holdS: number): string => `
  SELECT *, NOT needs_grid AS on_grid FROM point_wide JOIN point_unit USING (unit_id)
  UNION ALL BY NAME
  SELECT unit_id, file_no, true AS needs_grid, make_timestamp(slot) AS c0, true AS on_grid FROM (
    SELECT unit_id, file_no, unnest(range(${firstSlot('c0', gridS)}, least(coalesce(following, epoch_us(c0) + 1), epoch_us(c0) + ${Math.round(holdS * 1e6)} + 1), ${slotMicros(gridS)})) AS slot
    FROM (SELECT unit_id, file_no, c0, epoch_us(lead(c0) OVER (PARTITION BY unit_id ORDER BY c0)) AS following FROM point_wide JOIN point_unit USING (unit_id) WHERE needs_grid))`
