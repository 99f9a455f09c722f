import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Manifest } from '../pipeline/6-reports/manifest'
import { checkOutFolder, publishFolder } from '../pipeline/6-reports/out-folder'

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/**
 * Puts texts with a manifest, whole or not at all, into `outDir`, which is new, empty or holds what an earlier command of ours
 * put there. Errors: `out-not-empty`, `permission-denied`, `disk-full`.
 */
export const publishFiles = async (files: Readonly<Record<string, string>>, outDir: string, from: Omit<Manifest, 'schema' | 'files' | 'job_sheets'>): Promise<void> => {
  await checkOutFolder(outDir)
  const names = Object.keys(files).sort()
  const manifest: Manifest = { schema: 'subcool/report@1', ...from, files: names.map((file) => ({ file, sha256: sha256(files[file] as string) })), job_sheets: {} }
  const folder = await mkdtemp(join(tmpdir(), 'subcool-out-'))
  try {
    for (const [name, text] of Object.entries({ ...files, 'manifest.json': `${JSON.stringify(manifest, undefined, 2)}\n` })) await writeFile(join(folder, name), text)
    await publishFolder(folder, outDir)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
