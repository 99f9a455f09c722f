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

/** True for text tables that are read row by row: no change-only logs. */
export const isPlainCsv = (group: readonly PlannedFile[]): boolean => group.every(({ file, source }) => file.head.kind === 'text' && source.recognised.csv !== undefined && source.recognised.holdS === undefined)

const likeness = (plan: PlannedFile): string => {
  const { source } = plan
  const { columns, signals, csv, timeColumn, timeHasZone, unitColumn, sampleColumn, sampleS } = source.recognised
  const alone = isPlainCsv([plan]) ? null : source.fileNo
  return JSON.stringify([
    alone, columns, signals, csv, timeColumn, timeHasZone, unitColumn, sampleColumn, sampleS,
    source.compression, source.zoneDefault, source.unitId === undefined,
  ])
}
