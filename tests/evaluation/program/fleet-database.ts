import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from '../../../analytics/db/append-columns'
import { openDatabase } from '../../../analytics/db/database'
import { run } from '../../../analytics/db/query'
import { createTables } from '../../../analytics/engine/rebuild-project'
import schemaSql from '../../../analytics/project/schema.sql?raw'
import { loadRegisters } from '../../../analytics/registers/load-registers'
import { registerKindOf } from '../../../analytics/registers/register-files'
import type { RegisterFile } from '../../../analytics/registers/register-load'
import { fleetSpan } from '../../../sample-data/simulator/fleet-span'
import type { FleetRecipe } from '../../../sample-data/simulator/recipe'
import { serviceLogCsv, tariffsJson, techniciansCsv, unitsCsv } from '../../../sample-data/simulator/registers'
import { makeWeather } from '../../../sample-data/simulator/weather'
import { weatherCsv } from '../../../sample-data/simulator/weather-csv'

const importNo = 1
/** Name of the database within its folder. */
export const databaseName = 'fleet.duckdb'

/** A database in `folder`; `isNew` where there was none, else it is as it was. */
export const openFleetDatabase = async (folder: string, threads: number): Promise<{ connection: DuckDBConnection; isNew: boolean; close(): void }> => {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, databaseName)
  const isNew = !existsSync(file)
  const database = await openDatabase(file, { threads, memoryLimitMb: 2000, tempDirectory: join(folder, 'spill') })
  const connection = await database.connect()
  if (isNew) await run(connection, schemaSql)
  return {
    isNew,
    connection,
    close: () => {
      connection.closeSync()
      database.close()
    },
  }
}

/** Makes the tables of a project where missing and fills a fleet's registers and one import that holds every unit, without a sample of telemetry; the registers' files are left in `folder`. */
export const fillFleetDatabase = async (connection: DuckDBConnection, recipe: FleetRecipe, folder: string): Promise<void> => {
  await createTables(connection)
  await run(connection, `INSERT INTO import (import_no, import_id) VALUES ($importNo, 'simulated')`, { importNo })
  await loadRegisters(connection, importNo, registerFiles(recipe, folder))
  await storeSegments(connection, recipe)
}

const registerFiles = (recipe: FleetRecipe, folder: string): RegisterFile[] => {
  const { fromMs, toMs } = fleetSpan(recipe)
  const sites = recipe.sites.map((site) => ({ siteId: site.site_id, weather: makeWeather(site, recipe.seed, fromMs, toMs) }))
  const texts = {
    'units.csv': unitsCsv(recipe),
    'technicians.csv': techniciansCsv(),
    'service_log.csv': serviceLogCsv(recipe),
    'tariffs.json': tariffsJson(),
    'weather.csv': weatherCsv(sites, fromMs, toMs),
  }
  return Object.entries(texts).flatMap(([name, text]) => {
    const kind = registerKindOf(name)
    if (kind === undefined) return []
    writeFileSync(join(folder, name), text)
    return [{ path: join(folder, name), kind, label: name }]
  })
}

const storeSegments = async (connection: DuckDBConnection, recipe: FleetRecipe): Promise<void> => {
  const { fromMs, toMs } = fleetSpan(recipe)
  const same = (value: number) => recipe.units.map(() => value)
  await run(connection, 'CREATE TEMP TABLE made (import_no INTEGER, part INTEGER, unit_id VARCHAR, from_s DOUBLE, to_s DOUBLE, row_count INTEGER, sample_s INTEGER)')
  await appendColumns(connection, 'made', [
    { kind: 'integer', values: same(importNo) },
    { kind: 'integer', values: same(0) },
    { kind: 'text', values: recipe.units.map((unit) => unit.unit_id) },
    { kind: 'number', values: same(fromMs / 1000) },
    { kind: 'number', values: same(toMs / 1000 - recipe.step_s) },
    { kind: 'integer', values: same((toMs - fromMs) / 1000 / recipe.step_s) },
    { kind: 'integer', values: same(recipe.step_s) },
  ])
  await run(
    connection,
    `INSERT INTO segment BY NAME SELECT import_no, part, unit_id, make_timestamp((from_s * 1e6)::BIGINT) AS first_ts, make_timestamp((to_s * 1e6)::BIGINT) AS last_ts, row_count AS "rows", sample_s FROM made`,
  )
}
