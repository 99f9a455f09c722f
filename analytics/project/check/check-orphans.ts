import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ProjectProblem } from '../../contract/project-folder'
import { readRows } from '../../db/query'
import { registerCopies, rejectsName, recordName } from '../import-record'
import { partFile } from '../record-parts'
import { problem, type CheckContext } from './problem'

const foreign = 'Move it out of the project folder if you want to keep it, else delete it.'
const cleared = 'Close the project and open it again: that clears it.'

interface Known {
  import_id: string
  undone: boolean
  parts: number[]
  files: { file: string; status: string; format: string | null }[]
}

const knownSql = `SELECT import_id, undone,
    coalesce((SELECT list(DISTINCT part ORDER BY part) FROM segment WHERE segment.import_no = import.import_no), []) AS parts,
    coalesce((SELECT list({'file': file, 'status': status, 'format': format} ORDER BY file) FROM import_file WHERE import_file.import_no = import.import_no), []) AS files
  FROM import ORDER BY import_no`

/** What lies in `telemetry/`, `imports/` and `tmp/` and belongs to no import. */
export const checkOrphans = async ({ connection, layout }: CheckContext): Promise<ProjectProblem[]> => {
  const imports = new Map((await readRows<Known>(connection, knownSql)).map((known) => [known.import_id, known]))
  const expected = {
    telemetry: ({ undone, parts }: Known) => (undone ? undefined : parts.map(partFile)),
    imports: ({ import_id, undone, files }: Known) => [recordName, rejectsName, ...(undone ? [] : registerCopies(join(layout.imports, import_id), files).flatMap(({ names }) => names))],
  }
  const problems = (['telemetry', 'imports'] as const).flatMap((room) =>
    namesIn(layout[room]).flatMap((name) => {
      const known = imports.get(name)
      const wanted = known === undefined ? undefined : expected[room](known)
      if (wanted === undefined) return [problem(`${room}/${name}`, 'It belongs to no import.', cleared)]
      return namesIn(join(layout[room], name))
        .filter((file) => !wanted.includes(file))
        .map((file) => problem(`${room}/${name}/${file}`, 'It belongs to no import.', foreign))
    }),
  )
  const left = namesIn(layout.tmp).filter((name) => name !== 'spill')
  return [...problems, ...left.map((name) => problem(`tmp/${name}`, 'It was left behind by work that did not end.', cleared))]
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])
