import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const row = <Names extends string>(...names: Names[]) => z.looseObject(Object.fromEntries(names.map((name) => [name, z.string()])) as Record<Names, z.ZodString>)

const segment = z.object({
  part: z.number(),
  unit_id: z.string(),
  first_ts: z.string(),
  last_ts: z.string(),
  rows: z.number(),
  sample_s: z.number(),
})

const part = z.object({ part: z.number(), sha256: z.string(), bytes: z.number(), rows: z.number() })

const complete = z.object({
  schema: z.literal('subcool/import@2'),
  import_no: z.number().int().positive(),
  import_id: z.string(),
  /** When it was loaded and by whom; null where no audit trail said so. */
  at: z.string().nullable(),
  who: z.string().nullable(),
  seconds: z.number().nullable(),
  /** The zone that was given for times without one. */
  zone: z.string().nullable(),
  undone: z.boolean(),
  files: z.array(row('file', 'status')),
  segments: z.array(segment),
  parts: z.array(part),
  quality: z.array(row('unit_id', 'signal', 'rule')),
  /** Whether there was a column of fault codes, by unit; records of earlier programs do not say. */
  alarm_columns: z.array(z.object({ unit_id: z.string(), present: z.boolean().nullable() })).optional(),
})

const former = z
  .object({ importNo: z.number().int().positive(), importId: z.string(), files: z.array(row('file', 'status')) })
  .transform(({ importNo, importId, files }) => ({
    schema: 'subcool/import@1' as const,
    import_no: importNo,
    import_id: importId,
    at: null,
    who: null,
    seconds: null,
    zone: null,
    undone: false,
    files,
    segments: [],
    parts: [],
    quality: [],
    alarm_columns: undefined,
  }))

const record = z.union([complete, former])

/** What `imports/<id>/import.json` says; that of version 1 (`subcool/import@1`) names files only. */
export type ImportRecord = z.output<typeof record>

export const recordName = 'import.json'
export const rejectsName = 'rejects.csv'

/** The record of one import; undefined when the folder has none that can be read. */
export const readImportRecord = (folder: string): ImportRecord | undefined => {
  const path = join(folder, recordName)
  if (!existsSync(path)) return undefined
  try {
    return record.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}

export interface RegisterCopy {
  /** `units` of a file whose format is `register units`. */
  kind: string
  label: string
  /** SHA-256 of the file that was loaded. */
  sha256: string | null
  /** The copy of the file as it came, by its name in the import's folder. */
  name: string
  /** What to load: the copy, or of a workbook the CSV made of it. */
  path: string
  /** Every name in the folder that belongs to it. */
  names: string[]
}

/** The registers an import loaded, with the copies it kept. A copy that is gone is listed all the same. */
export const registerCopies = (folder: string, files: readonly { file: string; status: string; format?: unknown; sha256?: unknown }[]): RegisterCopy[] => {
  const present = existsSync(folder) ? readdirSync(folder).sort() : []
  return files.flatMap(({ file, status, format, sha256 }) => {
    if (status !== 'loaded' || typeof format !== 'string' || !format.startsWith('register ')) return []
    const copied = file.replaceAll('/', '-')
    const kept = (wanted: string) => present.find((found) => found.replace(/^\d+-/, '') === wanted)
    const name = kept(copied) ?? copied
    const converted = kept(`${copied}.csv`)
    return [
      {
        kind: format.slice('register '.length),
        label: file,
        sha256: typeof sha256 === 'string' ? sha256 : null,
        name,
        path: join(folder, converted ?? name),
        names: converted === undefined ? [name] : [name, converted],
      },
    ]
  })
}
