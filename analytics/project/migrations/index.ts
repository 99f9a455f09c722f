import type { Migration } from './migration'
import { partHashesAndAuditChain } from './2-part-hashes-and-audit-chain'
import { organisationFolder } from './3-organisation-folder'

/** Every step from version 1 on, in order. A project was never written by another version than these lead from. */
export const migrations: readonly Migration[] = [partHashesAndAuditChain, organisationFolder]
