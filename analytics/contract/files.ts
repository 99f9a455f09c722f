import { z } from 'zod'
import { json, query } from './define'

export interface FolderEntry {
  name: string
  /** Absolute, inside an allowed folder: what `import.*` calls take. */
  path: string
  kind: 'folder' | 'file'
  /** Bytes of a file. */
  size: number | null
  modifiedAt: string | null
}

export interface FolderListing {
  /** Empty at the top, where the entries are the allowed folders themselves. */
  path: string
  /** The folder above, empty when that is the top, null at the top. */
  parent: string | null
  entries: FolderEntry[]
  /** More entries than the 5,000 listed. */
  truncated: boolean
}

/** Browses the folders that were allowed when the host was started. */
export const fileCalls = {
  'files.list': query(z.strictObject({ path: z.string().default('') }), json<FolderListing>()),
}
