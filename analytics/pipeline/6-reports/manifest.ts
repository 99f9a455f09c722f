import { z } from 'zod'
import { namedLetterhead } from '../../documents/pdf/letterhead'

const manifest = z.object({
  schema: z.literal('subcool/report@1'),
  version: z.string(),
  as_of: z.string(),
  data_to: z.string().nullable(),
  zone: z.string(),
  profile: z.string(),
  rule_data_version: z.string(),
  /** Who stands at the head of the documents, with the SHA-256 of the logo. */
  organisation: namedLetterhead.optional(),
  inputs: z.array(z.object({ file: z.string(), sha256: z.string() })),
  files: z.array(z.object({ file: z.string(), sha256: z.string().nullable() })),
  /** First page of each order's job sheet in work-orders.pdf. */
  job_sheets: z.record(z.string(), z.number().int().positive()),
})

/** What a report was made from and what it holds; `summary.json` is listed without a hash, for it names seconds. */
export type Manifest = z.infer<typeof manifest>

/** Reads a manifest; undefined for anything else. */
export const parseManifest = (text: string): Manifest | undefined => {
  try {
    const parsed = manifest.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
