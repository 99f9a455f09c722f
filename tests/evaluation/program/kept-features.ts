import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../../analytics/db/query'
import { databaseName } from './fleet-database'
import type { EvaluateOptions } from './options'

const madeFrom = ({ seed, unitsShare, faults }: EvaluateOptions): string => JSON.stringify({ seed, unitsShare, faults })
const noteOf = (file: string): string => `${file}.json`

/**
 * Copies the kept tables of features into the folder, where there are some, so that another model or profile can be judged
 * without making the fleet again.
 * @throws Error when they are of another fleet.
 */
export const bringFeatures = (options: EvaluateOptions, folder: string): void => {
  const { features } = options
  if (features === undefined || !existsSync(features)) return
  const kept = readFileSync(noteOf(features), 'utf8')
  if (kept !== madeFrom(options)) throw new Error(`${features} holds the features of another fleet: ${kept}`)
  mkdirSync(folder, { recursive: true })
  copyFileSync(features, join(folder, databaseName))
}

/** Keeps the tables of features, where that is asked for. */
export const keepFeatures = async (connection: DuckDBConnection, options: EvaluateOptions, folder: string): Promise<void> => {
  if (options.features === undefined) return
  await run(connection, 'CHECKPOINT')
  copyFileSync(join(folder, databaseName), options.features)
  writeFileSync(noteOf(options.features), madeFrom(options))
}
