import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../../db/query'
import { givenZone, type ImportOptions, type ImportTarget } from '../import-options'
import { narrowed } from './narrowed'
import type { NewTelemetry } from '../recognising/sort-files'
import type { StageSource } from './stage'
import { chooseZone } from '../times/choose-zone'
import { keepZones, rememberedZones } from '../times/remembered-zones'
import { chooseUnits, type SourceRule, type UnitChoice } from '../recognising/unit-ids'

export interface PlannedFile {
  file: NewTelemetry
  choice: UnitChoice
  source: StageSource
}

export interface PlannedSources {
  planned: PlannedFile[]
  warnings: string[]
}

/** Decides unit and zone of every telemetry file; keeps the zones that were given beside the import's record, and warns of times whose zone is not known. */
export const planSources = async (
  { jobs, layout }: ImportTarget,
  work: string,
  files: NewTelemetry[],
  options: ImportOptions,
): Promise<PlannedSources> => {
  const choices = await unitChoices(jobs, files, options)
  const zones = await zonesOf(jobs)
  const known = { units: zones, remembered: rememberedZones(layout.imports) }
  const fixedZone = givenZone(options)
  const zoneless: string[] = []
  const told: Parameters<typeof keepZones>[1][number][] = []
  const planned = files.map((file, fileNo): PlannedFile => {
    const choice = choices[fileNo] as UnitChoice
    const { recognised } = file
    const { zone, from } = chooseZone(known, recognised, choice.unitId)
    if (!recognised.timeHasZone && fixedZone === undefined && from === 'default' && (choice.unitId !== undefined || zones.size === 0)) zoneless.push(file.found.label)
    if (!recognised.timeHasZone && (fixedZone !== undefined || from === 'remembered')) told.push({ recognised, unitId: choice.unitId, zone: fixedZone ?? zone })
    const note = recognised.timeHasZone || fixedZone !== undefined || from !== 'remembered' ? file.note : [file.note, `Its times carry no zone: read as ${zone}, as an earlier import of such files was told.`].filter((text) => text !== null).join(' ')
    const source: StageSource = {
      fileNo,
      label: file.found.label,
      path: file.readFrom,
      compression: file.compression,
      recognised: narrowed(file.recognised),
      unitId: choice.unitId,
      zones: fixedZone === undefined ? zones : new Map(),
      zoneDefault: fixedZone ?? zone,
      lastDay: options.lastDay,
      stageFile: join(work, 'stage', `${fileNo}.parquet`),
    }
    return { file: { ...file, note }, choice, source }
  })
  keepZones(join(work, 'record'), told)
  return { planned, warnings: zoneless.length === 0 ? [] : [zonelessWarning(zoneless)] }
}

const zonelessWarning = (files: string[]): string =>
  `The times of ${files.length} files carry no zone and the site's is not known; read as UTC: ${files.slice(0, 3).join(', ')}${files.length > 3 ? ', ..' : ''}. Give the zone, or a time_zone in units.csv.`

const unitChoices = async (jobs: DuckDBConnection, files: NewTelemetry[], { unitId, unitIds }: ImportOptions): Promise<UnitChoice[]> => {
  return chooseUnits(files, await sourceRules(jobs), unitId, unitIds)
}

/** Which files the unit register says are of which unit. */
export const sourceRules = (jobs: DuckDBConnection): Promise<SourceRule[]> =>
  readRows<SourceRule>(jobs, `SELECT unit_id AS "unitId", source AS glob FROM unit WHERE source IS NOT NULL AND source <> '' ORDER BY unit_id`)

/** Zones of registered units. */
export const zonesOf = async (jobs: DuckDBConnection): Promise<Map<string, string>> => {
  const rows = await readRows<{ unit_id: string; time_zone: string }>(jobs, 'SELECT unit_id, time_zone FROM unit WHERE registered ORDER BY unit_id')
  return new Map(rows.map((row) => [row.unit_id, row.time_zone]))
}
