import { DuckDBDataChunk, DuckDBInstance, FLOAT, INTEGER, UTINYINT, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api'
import { modes, type NumberSignal, type Telemetry } from './telemetry'

const chunkRows = 2048
const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

export interface TelemetryFile {
  path: string
  format: 'csv' | 'parquet'
  unitId: string
  startS: number
  sampleS: number
  signals: readonly NumberSignal[]
}

export interface TelemetryWriter {
  /** Takes the samples at once and answers when the file is on disk; files are written one after the other. */
  write(file: TelemetryFile, telemetry: Telemetry): Promise<void>
  close(): void
}

/** Writes telemetry through DuckDB: FLOAT, TIMESTAMP, BOOLEAN and VARCHAR columns, zstd Parquet or CSV. */
export const createTelemetryWriter = async (): Promise<TelemetryWriter> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  await connection.run(`SET TimeZone = 'UTC'`)
  let number = 0
  let previous: Promise<unknown> = Promise.resolve()
  const write = async (file: TelemetryFile, telemetry: Telemetry): Promise<void> => {
    await previous
    const table = `samples_${number++}`
    const columns = file.signals.map((name) => `${name} FLOAT`).join(', ')
    await connection.run(
      `CREATE TABLE ${table} (sample INTEGER, mode UTINYINT, defrost UTINYINT, reversing UTINYINT, ${columns})`,
    )
    await append(connection, table, file.signals, telemetry)
    const copied = connection.run(copySql(table, file)).then(() => connection.run(`DROP TABLE ${table}`))
    previous = copied
    await copied
  }
  return {
    write,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

const append = async (
  connection: DuckDBConnection,
  table: string,
  signals: readonly NumberSignal[],
  telemetry: Telemetry,
): Promise<void> => {
  const sources = [
    telemetry.index,
    telemetry.mode,
    telemetry.defrost,
    telemetry.reversingValveHeating,
    ...signals.map((name) => telemetry.numbers[name]),
  ]
  const types: DuckDBType[] = [INTEGER, UTINYINT, UTINYINT, UTINYINT, ...signals.map(() => FLOAT)]
  const appender = await connection.createAppender(table)
  for (let from = 0; from < telemetry.rows; from += chunkRows) {
    const rows = Math.min(chunkRows, telemetry.rows - from)
    const chunk = DuckDBDataChunk.create(types, rows)
    sources.forEach((source, column) => {
      const vector = chunk.getColumnVector(column)
      const { items } = vector as unknown as { items: { set(values: ArrayLike<number>): void } }
      items.set(source.subarray(from, from + rows))
      vector.flush()
    })
    appender.appendDataChunk(chunk)
  }
  appender.flushSync()
  appender.closeSync()
}

const copySql = (table: string, file: TelemetryFile): string => {
  const at = `make_timestamp((${file.startS} + sample::BIGINT * ${file.sampleS}) * 1000000)`
  const flag = (column: string): string => `${column} = 1`
  const select = [
    `${quote(file.unitId)} AS unit_id`,
    `${file.format === 'csv' ? `strftime(${at}, '%Y-%m-%dT%H:%M:%SZ')` : at} AS ts`,
    `${file.sampleS}::INTEGER AS sample_s`,
    `[${modes.map(quote).join(', ')}][mode + 1] AS mode`,
    ...file.signals.map((name) => `if(isnan(${name}), NULL, ${name}) AS ${name}`),
    `${flag('reversing')} AS reversing_valve_heating`,
    `${flag('defrost')} AS defrost`,
    `NULL::VARCHAR AS fault_code`,
  ]
  const options = file.format === 'csv' ? 'FORMAT csv, HEADER' : 'FORMAT parquet, COMPRESSION zstd'
  return `COPY (SELECT ${select.join(', ')} FROM ${table}) TO ${quote(file.path)} (${options})`
}
