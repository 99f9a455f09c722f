import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EngineError } from '../contract/errors'
import { draftJson } from '../contract/draft-json'
import type { ProfileDraft, SavedProfile } from '../contract/thresholds'
import { loadProfile } from '../pipeline/4-findings/profile'
import { writeFileWhole } from '../project/synced-file'
import { draftOf } from './profile-draft'

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : [])

/** Profiles kept in a project's `thresholds/`; those that can't be used are left out. */
export const savedProfiles = (folder: string): SavedProfile[] =>
  filesIn(folder).flatMap((file) => {
    try {
      return [{ file, draft: draftOf(loadProfile(readFileSync(join(folder, file), 'utf8'))) }]
    } catch (error) {
      if (error instanceof EngineError) return []
      throw error
    }
  })

/** Writes a profile into `thresholds/`, in the place of the one of the same name. Errors: `profile-invalid`. */
export const keepProfile = (folder: string, draft: ProfileDraft): SavedProfile & { before: ProfileDraft | null } => {
  loadProfile(draftJson(draft))
  const known = savedProfiles(folder).find((saved) => saved.draft.name === draft.name)
  const base = draft.name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 60).replace(/^-+|-+$/g, '') || 'profile'
  const taken = new Set(filesIn(folder))
  const free = (count: number): string => {
    const name = count === 1 ? `${base}.json` : `${base}-${count}.json`
    return taken.has(name) ? free(count + 1) : name
  }
  const file = known?.file ?? free(1)
  mkdirSync(folder, { recursive: true })
  writeFileWhole(join(folder, file), `${JSON.stringify(draftJson(draft), null, 2)}\n`)
  return { file, draft, before: known?.draft ?? null }
}

/** Takes a profile out of the project; answers what it was. Errors: `file-not-found`. */
export const removeProfile = (folder: string, file: string): ProfileDraft | null => {
  if (!filesIn(folder).includes(file)) throw new EngineError('file-not-found', `There is no profile ${file} in the project.`, { hint: 'Choose one of the list.' })
  const before = savedProfiles(folder).find((saved) => saved.file === file)?.draft ?? null
  rmSync(join(folder, file))
  return before
}
