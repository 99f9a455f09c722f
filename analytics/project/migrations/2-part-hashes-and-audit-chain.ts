import { readRows, run } from '../../db/query'
import { recordAudit } from '../audit'
import { recordParts } from '../record-parts'
import type { Migration } from './migration'
import tables from './2-part-hashes-and-audit-chain.sql?raw'

interface FormerEntry {
  at: string
  who: string
  command: string
  before: string | null
  after: string | null
}

/** Version 2: the hash of every part of telemetry in `part`, and an audit trail whose lines are numbered and chained. */
export const partHashesAndAuditChain: Migration = {
  to: 2,
  run: async (connection, layout) => {
    const former = await readRows<FormerEntry>(
      connection,
      `SELECT changed_at AS "at", who, command, value_before::VARCHAR AS "before", value_after::VARCHAR AS "after" FROM audit_entry ORDER BY rowid`,
    )
    await run(connection, tables)
    for (const { at, who, command, before, after } of former)
      await recordAudit(connection, { who, command, before: JSON.parse(before ?? 'null'), after: JSON.parse(after ?? 'null') }, at)
    const imports = await readRows<{ import_no: number; import_id: string }>(connection, 'SELECT import_no, import_id FROM import WHERE NOT undone ORDER BY import_no')
    for (const { import_no, import_id } of imports) await recordParts(connection, import_no, `${layout.telemetry}/${import_id}`)
  },
}
