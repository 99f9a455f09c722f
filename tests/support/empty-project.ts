import { join } from 'node:path'
import { createEngine } from '../../analytics/engine'
import { openProject } from '../../analytics/project/open-project'
import { emptyProjectsOf } from './empty-project-place'
import { once } from './once'

/**
 * A project with all its tables and nothing in it, closed; made once for all processes of a run. Copy it.
 * Its second opening notes which statements made its tables: without it every copy would make them again.
 */
export const emptyProject = (): Promise<string> =>
  once(join(emptyProjectsOf(process.ppid), 'test.subcool'), async (path) => {
    for (let opening = 0; opening < 2; opening++) {
      const engine = await createEngine(await openProject(path, { create: true, threads: 2 }))
      engine.close()
    }
  })
