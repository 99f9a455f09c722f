import { z } from 'zod'
import { job, json, query } from './define'

/** Something in the project folder that is not as it should be. */
export interface ProjectProblem {
  /** A path inside the project folder, or `project.duckdb: <table>`. */
  where: string
  what: string
  todo: string
}

export interface ProjectCheck {
  /** ISO 8601 UTC. */
  checkedAt: string
  seconds: number
  parts: number
  bytes: number
  imports: number
  reports: number
  auditLines: number
  problems: ProjectProblem[]
}

export interface ProjectRebuild {
  imports: number
  /** Imports of which only the telemetry was left: their units and times were read from it. */
  recovered: string[]
  auditLines: number
  /** Where the database that was replaced lies now, inside the project folder; null when there was none. */
  backup: string | null
  /** Where a changed audit trail was set aside, inside the project folder. */
  setAside: string | null
  /** The day the analysis was repeated for; null when the project had none. */
  analysedAsOf: string | null
  seconds: number
}

export interface ProjectBackup {
  /** Inside the project folder. */
  file: string
  bytes: number
}

export interface ProjectState {
  name: string
  path: string
  /** Of the folder's layout. */
  version: number
  imports: number
  undoneImports: number
  telemetryBytes: number
  databaseBytes: number
  /** All files of the folder. */
  bytes: number
  /** The latest first. */
  backups: ProjectBackup[]
  auditLines: number
  lastCheck: ProjectCheck | null
  /** What about the folder is not safe, such as a network disk. */
  warnings: string[]
}

export interface AuditEntryRow {
  /** 1, 2, 3, ..; the order of the trail, whatever the clock said. */
  seq: number
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  at: string
  who: string
  command: string
  /** JSON texts. */
  before: string
  after: string
}

export interface AuditPage {
  total: number
  rows: AuditEntryRow[]
}

export interface AuditExport {
  name: string
  text: string
  rows: number
}

export const projectFolderCalls = {
  /** The folder as it is on the disk. */
  'project.state': query(z.strictObject({}), json<ProjectState>()),
  /** Compares everything in the folder with what is known of it; changes nothing. */
  'project.check': job(z.strictObject({}), json<ProjectCheck>()),
  /** Makes the database anew from telemetry/ and imports/, and repeats the last analysis. */
  'project.rebuild': job(z.strictObject({}), json<ProjectRebuild>()),
  /** Copies the database to backups/. */
  'project.backup': job(z.strictObject({}), json<ProjectBackup>()),
  /** The audit trail, the latest line first. */
  'audit.list': query(z.strictObject({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(1024).default(256) }), json<AuditPage>()),
  /** The whole audit trail, the first line first; `ndjson` are the lines of audit/audit.ndjson. */
  'audit.export': query(z.strictObject({ format: z.enum(['csv', 'ndjson']).default('csv') }), json<AuditExport>()),
}
