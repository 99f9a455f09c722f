import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import { textsOf } from '../../db/to-columns'
import type { Orphan } from '../checks/orphans'
import { dayText } from '../exact/day'
import type { Day } from './records'
import unlinkedSql from './sql/unlinked.sql?raw'

/** Records that name no circuit or repair of the registers, so that nothing is computed from them. */
export const unlinkedRecords = async (connection: DuckDBConnection, asOf: Day): Promise<Orphan[]> => {
  const columns = await readColumns(connection, unlinkedSql, { asOf: dayText(asOf) })
  const [records, ids, fields, values] = ['record', 'record_id', 'field', 'value'].map((name) => textsOf(columns, name))
  return Array.from({ length: columns.rowCount }, (_, row) => ({
    record: records?.[row] as Orphan['record'],
    record_id: ids?.[row] ?? '',
    field: fields?.[row] ?? '',
    value: values?.[row] ?? null,
  }))
}
