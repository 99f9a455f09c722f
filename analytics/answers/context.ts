import type { Columns } from '../db/to-columns'
import type { Parameters } from '../db/query'

export interface TelemetryRequest {
  unitIds: string[]
  /** First instant wanted, ISO 8601 UTC; from the first sample when missing. */
  fromTs?: string
  /** First instant no longer wanted, ISO 8601 UTC; to the last sample when missing. */
  toTs?: string
  /** A further refrigerant circuit, whose readings then stand in the signals of the first. */
  circuitNo?: number | undefined
}

/** What an answer may use: a reader connection of the open project and its telemetry. */
export interface AnswerContext {
  read: <Row>(sql: string, parameters?: Parameters) => Promise<Row[]>
  columns: (sql: string, parameters?: Parameters) => Promise<Columns>
  /** Absolute path of the project folder. */
  projectDir: string
  /** A sub-select over canonical telemetry in unit and time order, to stand in `FROM (...)`. */
  telemetry: (request: TelemetryRequest) => Promise<string>
}
