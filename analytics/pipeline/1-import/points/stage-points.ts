import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { numberText } from '../reading/csv-reader'
import type { FileReading } from '../storing/file-outcome'
import { columnsOfPoints, pivotPoints, recordOrder, saysNothing } from './pivot-points'
import type { PlannedFile } from '../staging/plan-sources'
import { senselessPoints } from './point-sense'
import { firstFiles, pointSets, type PointSet } from './point-sets'
import { pointRejects, unreadablePoints } from './point-rejects'
import type { Points, PointShape } from '../profiles/points'
import type { Recognised } from '../profiles/profile'
import { readPoints, type PointRecords } from './read-points'

/** What is staged of one file of points. */
export interface StagedPoints {
  plan: PlannedFile
  reading: Omit<FileReading, 'seconds'>
}

interface RecordFacts {
  file_no: number
  rows: number
  bad: number
  used: number
  units: number
  from_at: string | null
  to_at: string | null
}

/** Stages the files of points of one profile that are read as one group; answers the files staged, too. What is said of a file counts its records. */
export const stagePoints = async (connection: DuckDBConnection, group: readonly PlannedFile[]): Promise<{ points: StagedPoints[]; stageFiles: string[] }> => {
  const read = await readPoints(connection, group)
  const points: StagedPoints[] = []
  const stageFiles: string[] = []
  for (const set of await pointSets(connection, group, read)) {
    points.push(...(await stageSet(connection, set)))
    stageFiles.push((set.plans[0] as PlannedFile).source.stageFile)
  }
  return { points, stageFiles }
}

/** Stages files of units with the same points in the first one's stage file, each unit as its own first file. */
const stageSet = async (connection: DuckDBConnection, { plans: group, names, read }: PointSet): Promise<StagedPoints[]> => {
  const { source } = group[0] as PlannedFile
  const { shape: shapeOf } = source.recognised.points as Points
  const shape = shapeOf(names)
  const stagedAs = firstFiles(group)
  await pivotPoints(connection, source, stagedAs, read.records, shape)
  const facts = new Map((await recordFacts(connection, read, shape)).map((fact) => [fact.file_no, fact]))
  const rejected = await pointRejects(connection, group, read, shape)
  const unreadable = await unreadablePoints(connection, source.recognised, read.records, shape)
  const duplicates = await repeats(connection, source.recognised, read, shape)
  const senseless = await senselessPoints(connection, shape)
  return group.map((plan) => {
    const { fileNo } = plan.source
    const fact = facts.get(fileNo)
    const refused = read.refused.get(fileNo)?.length ?? 0
    return {
      plan,
      reading: {
        rows: (fact?.rows ?? 0) + refused,
        bad: (fact?.bad ?? 0) + refused,
        duplicates: duplicates.get(fileNo) ?? 0,
        units: fact?.units ?? 0,
        from_at: fact?.from_at ?? null,
        to_at: fact?.to_at ?? null,
        rejected: rejected.get(fileNo) ?? [],
        unreadable: unreadable.get(fileNo) ?? [],
        stagedAs: stagedAs.get(plan.source.unitId) ?? source.fileNo,
        ...(fileNo === source.fileNo && senseless.length > 0 ? { senseless } : {}),
        ...(fact === undefined ? {} : whatIsLeftOut(plan, shape, fact)),
      },
    }
  })
}

/** A point without a signal is left out; a file of many points, or a unit, without a single one that has one is refused. */
const whatIsLeftOut = ({ source }: PlannedFile, { columnOf }: PointShape, { rows, bad, used }: RecordFacts): Pick<FileReading, 'refusal' | 'note'> => {
  const { name } = source.recognised.points as Points
  const records = rows - bad
  if (records === used) return {}
  if ('column' in name)
    return used > 0
      ? { note: `Left out: ${records - used} of ${records} records, of points that no signal is made of.` }
      : { refusal: `${source.label} holds no point of a heat pump that Subcool knows by its name.` }
  if (columnOf.size === 0) return { refusal: `${source.label} is the point ${name.text}: no signal is made of it, nor of any other point of this unit.` }
  return { note: `Left out: no signal is made of the point ${name.text}.` }
}

const recordFacts = (connection: DuckDBConnection, { records }: PointRecords, shape: PointShape): Promise<RecordFacts[]> =>
  readRows<RecordFacts>(
    connection,
    `SELECT file_no, count(*) AS "rows", count(*) FILTER (ts IS NULL OR unit_id IS NULL OR name IS NULL) AS bad, count(col) FILTER (ts IS NOT NULL AND unit_id IS NOT NULL) AS used,
       count(DISTINCT unit_id) FILTER (col IS NOT NULL AND ts IS NOT NULL) AS units,
       min(ts) FILTER (name IS NOT NULL AND unit_id IS NOT NULL) AS from_at, max(ts) FILTER (name IS NOT NULL AND unit_id IS NOT NULL) AS to_at
     FROM ${records} LEFT JOIN ${columnsOfPoints(shape)} USING (name) GROUP BY file_no ORDER BY file_no`,
  )

/** Records, by file number, that give a point another value at a time than a record before them. */
const repeats = async (connection: DuckDBConnection, recognised: Recognised, { records }: PointRecords, shape: PointShape): Promise<Map<number, number>> => {
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE point_repeated AS SELECT unit_id, ts, col FROM (SELECT * FROM ${records} WHERE ts IS NOT NULL AND unit_id IS NOT NULL AND NOT ${saysNothing('value')})
     JOIN ${columnsOfPoints(shape)} USING (name) GROUP BY unit_id, ts, col HAVING count(*) > 1`,
  )
  const counts = await readRows<{ file_no: number; n: number }>(
    connection,
    `SELECT file_no, count(*) AS n FROM (
       SELECT file_no, coalesce(try_cast(${numberText('value', recognised)} AS DOUBLE)::VARCHAR, value) AS said, lag(said) OVER (PARTITION BY unit_id, ts, col ORDER BY ${recordOrder}) AS before
       FROM (SELECT * FROM ${records} WHERE NOT ${saysNothing('value')}) JOIN ${columnsOfPoints(shape)} USING (name) SEMI JOIN point_repeated USING (unit_id, ts, col)
     ) WHERE before IS DISTINCT FROM said AND before IS NOT NULL GROUP BY file_no ORDER BY file_no`,
  )
  await run(connection, 'DROP TABLE point_repeated')
  return new Map(counts.map(({ file_no, n }) => [file_no, n]))
}
