import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { growHeapFreely } from './heap-growth'
import { quoteText } from './quote'

export interface DatabaseSettings {
  /** Worker threads of DuckDB. */
  threads: number
  memoryLimitMb: number
  tempDirectory: string
  /** Size of the log at which a commit folds it into the file by itself; DuckDB's own default when left out. */
  checkpointAtMb?: number
  /** When given, nothing outside these folders can be read or written, and no setting can be changed any more. */
  onlyFolders?: readonly string[]
  /** Single files that may be read as well. */
  onlyFiles?: readonly string[]
}

export interface Database {
  readonly instance: DuckDBInstance
  connect(): Promise<DuckDBConnection>
  close(): void
}

/**
 * Opens a DuckDB file (or `:memory:`) with every setting spelled out and UTC inside.
 * A file is opened once in a process: a second call answers the same instance.
 */
export const openDatabase = async (path: string, settings: DatabaseSettings): Promise<Database> => {
  growHeapFreely()
  const instance = path === ':memory:' ? await DuckDBInstance.create(path) : await DuckDBInstance.fromCache(path)
  const first = await instance.connect()
  for (const statement of settingStatements(settings)) await first.run(statement)
  first.closeSync()
  return {
    instance,
    connect: () => instance.connect(),
    close: () => instance.closeSync(),
  }
}

const settingStatements = (s: DatabaseSettings): string[] => [
  `SET TimeZone = 'UTC'`,
  `SET autoinstall_known_extensions = false`,
  `SET autoload_known_extensions = false`,
  `SET threads = ${Math.max(1, Math.floor(s.threads))}`,
  `SET memory_limit = ${quoteText(`${Math.floor(s.memoryLimitMb)}MB`)}`,
  `SET temp_directory = ${quoteText(s.tempDirectory)}`,
  ...(s.checkpointAtMb === undefined ? [] : [`SET checkpoint_threshold = ${quoteText(`${s.checkpointAtMb}MB`)}`]),
  `SET preserve_insertion_order = true`,
  `SET enable_progress_bar = true`,
  `SET enable_progress_bar_print = false`,
  `SET progress_bar_time = 0`,
  ...(s.onlyFolders === undefined
    ? []
    : [
        `SET allowed_directories = [${s.onlyFolders.map(quoteText).join(', ')}]`,
        ...(s.onlyFiles === undefined ? [] : [`SET allowed_paths = [${s.onlyFiles.map(quoteText).join(', ')}]`]),
        `SET enable_external_access = false`,
        `SET lock_configuration = true`,
      ]),
]
