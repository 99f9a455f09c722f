import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../../../db/query'
import { quoteText } from '../../../db/quote'

/** Whether every value of the FLOAT and DOUBLE columns of a Parquet file is a finite number, by its statistics: they lack the bounds of a piece with another one. */
export const holdsOnlyNumbers = async (connection: DuckDBConnection, path: string): Promise<boolean> =>
  (
    await readRow<{ n: number }>(
      connection,
      `SELECT count(*) AS n FROM parquet_metadata(${quoteText(path)})
       WHERE type IN ('FLOAT', 'DOUBLE') AND stats_null_count IS DISTINCT FROM num_values AND (stats_min_value IS NULL OR stats_max_value IS NULL)`,
    )
  )?.n === 0
