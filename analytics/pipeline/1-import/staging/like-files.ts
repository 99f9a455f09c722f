import type { PlannedFile } from './plan-sources'

/** Groups files that one statement can read: same columns, dialect, compression and rule of zones. */
export const likeFiles = (planned: readonly PlannedFile[]): PlannedFile[][] => {
  const groups = new Map<string, PlannedFile[]>()
  for (const plan of planned) {
    const key = likeness(plan)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [plan])
    else group.push(plan)
  }
  return [...groups.values()]
}

/** True for text tables that are read row by row: no change-only logs, no counters, no points. */
export const isPlainCsv = (group: readonly PlannedFile[]): boolean =>
  group.every(({ file, source: { recognised } }) => file.head.kind === 'text' && recognised.csv !== undefined && recognised.holdS === undefined && recognised.counters === undefined && recognised.points === undefined)

/** True for files of points, which come as groups of one profile: of one unit, of those that a column names, or of any where their names say what points become. */
export const isPoints = (group: readonly PlannedFile[]): boolean => group.every(({ source }) => source.recognised.points !== undefined)

const pointLikeness = ({ source: { recognised, unitId, zoneDefault } }: PlannedFile): string => {
  const { profile, points, holdS, sampleS } = recognised
  return JSON.stringify(['points', profile, points?.byNames === true && unitId !== undefined ? [points.gridS, holdS, sampleS, zoneDefault] : unitId])
}

const likeness = (plan: PlannedFile): string => {
  const { source } = plan
  if (isPoints([plan])) return pointLikeness(plan)
  const { columns, signals, csv, timeColumn, timeHasZone, unitColumn, sampleColumn, sampleS } = source.recognised
  const alone = isPlainCsv([plan]) ? null : source.fileNo
  return JSON.stringify([
    alone, columns, signals, csv, timeColumn, timeHasZone, unitColumn, sampleColumn, sampleS,
    source.compression, source.zoneDefault, source.unitId === undefined,
  ])
}
