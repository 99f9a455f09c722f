import { readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EngineError } from '../../analytics/contract/errors'
import type { ImportFileResult } from '../../analytics/pipeline/1-import/import-result'
import { faultsOfRefusal, runnableCells } from './check-import'
import { openFuzzProject, type Fault, type FuzzOptions, type Plant } from './fuzz-project'
import type { FuzzCase } from './make-case'
import { formula, formulaResult } from './mutators/nasty'

const caseOf = (text: string): FuzzCase => ({ number: 1, what: 'planted', keepsHeader: true, hasFormula: text.includes('FZ42'), files: { 'log.csv': Buffer.from(text) } })
const good = caseOf('unit_id,ts,power_w\nU,2026-01-01T00:00:00Z,1\nU,2026-01-01T00:05:00Z,2\n')
const refused = caseOf('')
const withFormula = caseOf(`unit_id,ts,power_w,fault_code\nU,2026-01-01T00:00:00Z,1,"${formula.replaceAll('"', '""')}"\nU,2026-01-01T00:05:00Z,x,\n`)

const faultsWith = async (one: FuzzCase, options: FuzzOptions): Promise<Fault[]> => {
  const project = await openFuzzProject(options)
  try {
    return await project.tryCases([one])
  } finally {
    project.close()
  }
}

const when = (moment: Parameters<Plant>[0]['when'], does: Plant): FuzzOptions => ({ plant: (at) => (at.when === moment ? does(at) : undefined) })
const changedResult = (change: (file: ImportFileResult, files: ImportFileResult[]) => void): FuzzOptions =>
  when('loaded', ({ result }) => {
    const files = result?.files as ImportFileResult[]
    change(files[0] as ImportFileResult, files)
  })

const planted: [what: string, found: RegExp, one: FuzzCase, options: FuzzOptions][] = [
  ['a raw error', /not an EngineError: no such thing/, good, when('before', () => Promise.reject(new TypeError('no such thing')))],
  ['a code that no user can act on', /code internal/, good, when('before', () => Promise.reject(new EngineError('internal', 'Something went wrong.')))],
  ['a refusal without a word', /message says nothing/, good, when('before', () => Promise.reject(new EngineError('file-empty', ' ')))],
  ['rows that do not add up', /rows read are not/, good, changedResult((file) => Object.assign(file, { rows_loaded: file.rows_loaded + 1 }))],
  ['a file that is refused without a reason', /refused with code null/, good, changedResult((file) => Object.assign(file, { status: 'refused' }))],
  ['a file that is passed over', /is not spoken of/, good, changedResult((_, files) => files.splice(0))],
  ['more rows in the list than in the files', /2 rows of telemetry, 3 in segments/, good, when('loaded', ({ engine, result }) => engine.project.jobs.run(`UPDATE segment SET "rows" = 3 WHERE import_no = ${result?.importNo}`))],
  ['NaN in the telemetry', /hold NaN or infinity/, good, when('loaded', async ({ engine, result }) => {
    const folder = join(engine.project.layout.telemetry, result?.importId ?? '')
    const part = join(folder, readdirSync(folder)[0] ?? '')
    await engine.project.jobs.run(`COPY (SELECT * REPLACE ('nan'::DOUBLE AS power_w) FROM read_parquet('${part}')) TO '${part}.new' (FORMAT parquet)`)
    renameSync(`${part}.new`, part)
  })],
  ['a file outside the project', /something lies beside the project: a\/b\/stray/, good, when('after', ({ root }) => writeFileSync(join(root, 'a', 'b', 'stray'), 'x'))],
  ['a changed export', /the exports were changed/, good, when('after', ({ exportsFolder }) => writeFileSync(join(exportsFolder, 'more.csv'), 'x'))],
  ['something left in tmp', /it leaves behind: tmp\/rest/, refused, when('after', ({ engine }) => writeFileSync(join(engine.project.layout.tmp, 'rest'), 'x'))],
  ['a project that a refused import changed', /it leaves behind: unit_list: 1/, refused, when('after', ({ engine }) => engine.project.jobs.run('CREATE TABLE unit_list AS SELECT 1 AS n'))],
  ['a formula that was worked out', /a formula was worked out/, withFormula, when('loaded', ({ engine }) => engine.project.jobs.run(`UPDATE rejected SET text = '${formulaResult}'`))],
  ['a slow import', /took .* of the processor/, good, { longestSeconds: 0 }],
]

describe('the checks of changed exports', () => {
  test('find nothing where nothing is wrong', async () => {
    for (const one of [good, refused, withFormula]) expect(await faultsWith(one, {})).toEqual([])
  })

  for (const [what, found, one, options] of planted)
    test(`find ${what}`, async () => {
      expect(await faultsWith(one, options)).toEqual([{ cases: [1], what: expect.stringMatching(found) as string }])
    })

  test('find a cell that a spreadsheet would run', () => {
    expect(runnableCells('text\n"a line\n=2+2"\n=1+1\n"@SUM(1)"\n\'=1\nfine\n')).toHaveLength(2)
    expect(faultsOfRefusal(new EngineError('file-empty', 'log.csv holds no lines.'))).toEqual([])
  })
})
