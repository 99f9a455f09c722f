import type { FileHead } from '../reading/file-head'
import type { Points } from './points'
import type { TimeText } from './time-text'

export { columnName } from './column-name'

/** One column of the file as DuckDB reads it: `c0`, `c1`, .. by position. */
export interface SourceColumn {
  /** Header as it stands in the file. */
  source: string
  type: 'DOUBLE' | 'FLOAT' | 'VARCHAR' | 'BOOLEAN' | 'TIMESTAMPTZ'
}

/** How a text table is written. Numbers have a decimal point and no thousands separators unless it says so. */
export interface CsvDialect {
  delimiter: string
  skipLines: number
  decimal?: ','
  thousands?: string
  /** Undefined where the time column is of a type of its own. */
  time?: TimeText
}

/** What a signal can't be: outside the bounds, in its own unit, or one of the column's codes for "no value", in the file's. */
export interface Sense {
  low: number
  high: number
  codes?: { column: string; values: readonly number[] }
}

/** How one file becomes canonical telemetry. */
export interface Recognised {
  /** What the file is, for people: `Vaillant myVAILLANT energy`. */
  format: string
  profile: string
  /** What made it recognisable. */
  evidence: string
  /** `undefined` for Parquet and JSON. */
  csv?: CsvDialect
  /** One JSON object a line; `lineBehindMark` is the first line where a byte order mark stands before it. */
  json?: { lineBehindMark?: string }
  columns: SourceColumn[]
  timeColumn: number
  /** Times carry their own zone. */
  timeHasZone: boolean
  unitColumn?: number
  /** A column that tells apart what has one unit: both together name it. */
  unitSuffix?: number
  /** Each file is a unit of its own, named as the file, whatever lies beside it. */
  unitOfFile?: boolean
  /** A serial or device id found in the file. */
  serial?: string
  sampleColumn?: number
  /** Fixed sample length, s; else the most frequent step of the file and unit. */
  sampleS?: number
  /** Canonical signal to SQL expression over `c0`, `c1`, ... */
  signals: Record<string, string>
  /** Columns of mean W that are made of counters, by the SQL of their kWh; signals may name them. */
  counters?: Record<string, string>
  /** Values that are no readings become missing and are counted, by signal; without it they are judged later. */
  sense?: Record<string, Sense>
  /** How certain it is; `sure` when left out. */
  confidence?: 'sure' | 'likely' | 'unsure'
  /** What was guessed, for people. */
  caution?: string
  /** Change-only log: an empty cell of `cN` means unchanged, for at most so many seconds. */
  holdS?: number
  /** One row a sample of one point, instead of a row with all of them; `columns` are the file's own, `signals` is empty. */
  points?: Points
}

/** What one vendor's export looks like. Answers `undefined` when the file is not one. */
export interface Profile {
  name: string
  recognise(head: FileHead): Recognised | undefined
}
