import { z } from 'zod'
import { arrow, json, query, type Calls } from './define'

export interface SqlTable {
  name: string
  /** `table`, `view`, or `telemetry`: the canonical rows of all imports, each key once. */
  kind: 'table' | 'view' | 'telemetry'
  rows: number | null
  columns: { name: string; type: string }[]
}

const statement = z.string().trim().min(1).max(100_000)

export const sqlCalls = {
  /** What can be asked: tables, views and telemetry with their columns. */
  'sql.schema': query(z.strictObject({}), json<SqlTable[]>()),
  /**
   * Rows of one SELECT, read-only, stopped after 30 s. Functions that read files and other sources are refused; the columns
   * have the statement's own names, equal ones numbered. Errors: `bad-arguments` with the database's words, `cancelled`.
   */
  'sql.run': query(z.strictObject({ sql: statement, offset: z.int().min(0).max(1_000_000).default(0), limit: z.int().min(1).max(1000).default(200) }), arrow<string>()),
  /** How the database would work a SELECT out. */
  'sql.plan': query(z.strictObject({ sql: statement }), json<{ plan: string }>()),
  /** The rows of one SELECT as CSV, at most 200,000. */
  'sql.export': query(z.strictObject({ sql: statement }), json<{ name: string; text: string; rows: number; whole: boolean }>()),
} satisfies Calls
