import { rmSync } from 'node:fs'
import { emptyProjectsOf } from './empty-project-place'

/** What all processes of a run shared is gone after it. */
export const teardown = (): void => rmSync(emptyProjectsOf(process.pid), { recursive: true, force: true })
