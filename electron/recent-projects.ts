import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RecentProject } from '../analytics/contract'

/** Project folders opened lately, the latest first, as the engine process lists them in a folder; none where it has not done so yet. */
export const recentProjects = (folder: string): string[] => {
  try {
    const listed: unknown = JSON.parse(readFileSync(join(folder, 'recent-projects.json'), 'utf8'))
    return Array.isArray(listed) ? listed.map((one: Partial<RecentProject> | null) => one?.path).filter((path) => typeof path === 'string') : []
  } catch {
    return []
  }
}
