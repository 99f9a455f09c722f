import { z } from 'zod'
import { command, job, json, query, type Calls } from './define'

/** What a chosen file was taken for. `register` is units, technicians, service log, tariffs, weather or a mapping. */
export type FileKind = 'telemetry' | 'register' | 'duplicate' | 'unusable'

export interface InspectedFile {
  /** The path or inbox reference as given, or of a file found inside a given folder. */
  file: string
  /** Short name to show. */
  name: string
  bytes: number
  kind: FileKind
  /** Name of the vendor profile, `canonical`, or of the register; empty when unusable. */
  format: string
  confidence: 'sure' | 'likely' | 'unsure'
  /** What in the file made it recognisable, for people. */
  evidence: string | null
  unitIds: string[]
  /** Where the unit id comes from: `column`, `option`, `source`, `serial`, `folder`; empty for registers. */
  unitIdFrom: string
  /** Rows estimated from the size and a sample. */
  rowsGuess: number | null
  /** Zone of the times in the file; null when they carry their own. */
  zone: string | null
  /** Why it is unusable or what is uncertain, with what to do. */
  message: string | null
  code: string | null
  /** Seen before under another unit's name: the same readings at the same times. Offered, never assumed. */
  sameAs: { unitId: string; detail: string } | null
  /** Where the zone comes from: `file` (mapping or the times themselves), `site`, `remembered`, `default`; null for registers. */
  zoneFrom: 'file' | 'site' | 'remembered' | 'default' | null
}

/** One file of an import, as it ended. */
export interface ImportedFile {
  file: string
  status: 'loaded' | 'duplicate' | 'refused'
  code: string | null
  message: string | null
  format: string | null
  units: number
  unitIdFrom: string | null
  rowsRead: number
  rowsLoaded: number
  rowsRejected: number
  rowsDuplicate: number
  /** Instants, ISO 8601 UTC. */
  from: string | null
  to: string | null
  seconds: number
}

export interface ImportSummary {
  importNo: number
  importId: string
  files: ImportedFile[]
  units: number
  rowsLoaded: number
  rowsRejected: number
  seconds: number
  warnings: string[]
}

/** Values that an import left out, kept under reserve or repaired, by rule. */
export interface ImportRule {
  rule: string
  action: 'missing' | 'kept' | 'repaired'
  values: number
  units: number
}

export interface ImportRecord extends ImportSummary {
  undone: boolean
  rules: ImportRule[]
}

export interface RejectedRow {
  file: string
  line: number | null
  column: string | null
  reason: string
  text: string | null
}

export interface RejectedPage {
  total: number
  rows: RejectedRow[]
}

/** A file of an import with rejected rows or cells. */
export interface RejectedFile {
  file: string
  rejected: number
  /** The unit it was loaded as, where only one can be meant: a corrected file is of the same. */
  unitId: string | null
}

const sources = z.array(z.string().min(1)).min(1).max(10_000)

export const importCalls = {
  /** Says what each file is, without loading it. Folders are walked. */
  'import.inspect': query(z.strictObject({ files: sources, zone: z.string().optional() }), json<InspectedFile[]>()),
  /** Loads telemetry and registers as one atomic import. Paths are absolute, or references into the project's inbox. */
  'import.start': job(
    z.strictObject({
      files: sources,
      zone: z.string().optional(),
      unitId: z.string().min(1).optional(),
      /** Unit by file (as `import.inspect` names it), before `unitId` and what the file's folder says. */
      unitIds: z.record(z.string(), z.string().min(1)).optional(),
      acceptTruncated: z.boolean().default(false),
    }),
    json<ImportSummary>(),
  ),
  /** Imports of this project, the latest first. */
  'import.history': query(z.strictObject({}), json<ImportRecord[]>()),
  /** Rejected rows and cells of one import, a page at a time. */
  'import.rejects': query(
    z.strictObject({
      importNo: z.int().positive(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1024).default(256),
    }),
    json<RejectedPage>(),
  ),
  /** Files of one import that have rejected rows or cells. */
  'import.rejectedFiles': query(z.strictObject({ importNo: z.int().positive() }), json<RejectedFile[]>()),
  /** The same rows as `import.rejects` in the form of `rejects.csv`, a part at a time; the first part begins with the header. */
  'import.rejectsCsv': query(
    z.strictObject({ importNo: z.int().positive(), offset: z.int().min(0).default(0), limit: z.int().min(1).max(4096).default(4096) }),
    json<{ text: string; rows: number }>(),
  ),
  /** Takes one import back: its telemetry, registers and what was derived from them. Analysis is run again after it. */
  'import.undo': command(z.strictObject({ importNo: z.int().positive() }), json<{ importNo: number; unitIds: string[] }>()),
} satisfies Calls
