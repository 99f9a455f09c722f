import type { DatabaseSettings } from '../../db/database'

/** Settings of the database in memory that one worker reads telemetry with: one thread, because with more a streamed result loses its order. */
export const workerSettings = (telemetryFolder: string, spillFolder: string, memoryLimitMb: number): DatabaseSettings => ({
  threads: 1,
  memoryLimitMb,
  tempDirectory: spillFolder,
  onlyFolders: [telemetryFolder, spillFolder],
})
