import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Organisation, OrganisationLogo } from '../contract/organisation'
import { readRow } from '../db/query'
import type { ProjectLayout } from './layout'
import { writeFileWhole } from './synced-file'

/** The command that the audit trail names a change of the organisation. */
export const organisationCommand = 'change organisation'

export const nobody: Organisation = { name: '', lines: [], logo: null }

/** Who prints documents of a project: what the audit trail says last. */
export const readOrganisation = async (connection: DuckDBConnection): Promise<Organisation> => {
  const row = await readRow<{ organisation: string }>(
    connection,
    'SELECT value_after::VARCHAR AS organisation FROM audit_entry WHERE command = $command ORDER BY seq DESC LIMIT 1',
    { command: organisationCommand },
  )
  return row === undefined ? nobody : (JSON.parse(row.organisation) as Organisation)
}

/** Name of a logo's file in `organisation/`. */
export const logoName = ({ sha256, type }: OrganisationLogo): string => `logo-${sha256.slice(0, 16)}.${type === 'png' ? 'png' : 'jpg'}`

/** Keeps the bytes of a logo before the audit trail names it. */
export const keepLogo = (layout: ProjectLayout, logo: OrganisationLogo, content: Uint8Array): void => {
  const path = join(layout.organisation, logoName(logo))
  if (!existsSync(path)) writeFileWhole(path, content)
}

/** The bytes of a logo; undefined when its file is gone or is no longer what it was. */
export const logoBytes = (layout: ProjectLayout, logo: OrganisationLogo): Uint8Array | undefined => {
  const path = join(layout.organisation, logoName(logo))
  if (!existsSync(path)) return undefined
  const content = readFileSync(path)
  return createHash('sha256').update(content).digest('hex') === logo.sha256 ? content : undefined
}

/** Removes every file of `organisation/` but the present logo's: what a kill left, or what another logo replaced. */
export const dropOtherLogos = (layout: ProjectLayout, { logo }: Organisation): void => {
  const kept = logo === null ? undefined : logoName(logo)
  for (const name of readdirSync(layout.organisation)) if (name.startsWith('logo-') && name !== kept) rmSync(join(layout.organisation, name), { force: true })
}
