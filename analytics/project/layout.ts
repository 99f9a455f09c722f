import { basename, join, resolve } from 'node:path'

/** Where everything of a project lives below its folder. */
export interface ProjectLayout {
  dir: string
  name: string
  database: string
  owner: string
  telemetry: string
  imports: string
  thresholds: string
  reports: string
  inbox: string
  tmp: string
  backups: string
  audit: string
  /** The logo that stands on printed documents. */
  organisation: string
  /** The audit trail as a file: one JSON line for each command, never rewritten. */
  auditFile: string
}

export const projectLayout = (folder: string): ProjectLayout => {
  const dir = resolve(folder)
  return {
    dir,
    name: basename(dir).replace(/\.subcool$/i, ''),
    database: join(dir, 'project.duckdb'),
    owner: join(dir, 'owner.json'),
    telemetry: join(dir, 'telemetry'),
    imports: join(dir, 'imports'),
    thresholds: join(dir, 'thresholds'),
    reports: join(dir, 'reports'),
    inbox: join(dir, 'inbox'),
    tmp: join(dir, 'tmp'),
    backups: join(dir, 'backups'),
    audit: join(dir, 'audit'),
    organisation: join(dir, 'organisation'),
    auditFile: join(dir, 'audit', 'audit.ndjson'),
  }
}

export const projectFolders = (layout: ProjectLayout): string[] => [
  layout.telemetry,
  layout.imports,
  layout.thresholds,
  layout.reports,
  layout.inbox,
  layout.tmp,
  layout.backups,
  layout.audit,
  layout.organisation,
]
