import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createEngine, type Engine } from '../../analytics/engine'
import type { ImportResult } from '../../analytics/pipeline/1-import/import-result'
import { openProject } from '../../analytics/project/open-project'
import { faultsOfFormulas, faultsOfImport, faultsOfRefusal } from './check-import'
import { casesAtOnce, type FuzzCase } from './make-case'
import { traceOf, treeOf } from './project-trace'

export interface Fault {
  cases: number[]
  what: string
}

/** Of the processor's time, which other work on the machine does not lengthen; a wait is given longer. */
const usualSeconds = 10
const longestWaitSeconds = 90

/** Ends an import right before it becomes part of the project, once it was looked at. */
class TakenBack extends Error {}

/** A project in a folder deep enough that what strays from it lands in a place that is looked at. */
export interface FuzzProject {
  /** Imports cases together, one by one where they are refused together, and answers what is wrong. */
  tryCases(cases: readonly FuzzCase[]): Promise<Fault[]>
  close(): void
}

/** A fault that is put in on purpose: before the import, once its result is there, or after it. */
export type Plant = (at: { when: 'before' | 'loaded' | 'after'; engine: Engine; root: string; exportsFolder: string; result?: ImportResult }) => unknown

export interface FuzzOptions {
  plant?: Plant
  longestSeconds?: number
}

/** Registers are only loaded where there is telemetry. */
const baseLog = 'unit_id,ts,power_w\nbase,2026-01-01T00:00:00Z,500\nbase,2026-01-01T00:05:00Z,510\n'

const openNew = async (folder: string): Promise<Engine> => createEngine(await openProject(folder, { create: true, threads: 2 }), 'fuzzer')

let base: Promise<string> | undefined

/** A closed project that holds the base log, made once by a process. Copy it. */
const makeBase = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-fuzz-base-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const log = join(folder, 'base.csv')
  writeFileSync(log, baseLog)
  const project = join(folder, 'fuzz.subcool')
  const engine = await openNew(project)
  await engine.import({ files: [log], acceptTruncated: false })
  engine.close()
  ;(await openNew(project)).close()
  return project
}

export const openFuzzProject = async ({ plant, longestSeconds = usualSeconds }: FuzzOptions = {}): Promise<FuzzProject> => {
  const root = mkdtempSync(join(tmpdir(), 'subcool-fuzz-'))
  const deep = join(root, 'a', 'b', 'c', 'd')
  const exportsFolder = join(root, 'exports')
  mkdirSync(deep, { recursive: true })
  mkdirSync(exportsFolder)
  const project = join(deep, 'fuzz.subcool')
  cpSync(await (base ??= makeBase()), project, { recursive: true })
  const engine = await openNew(project)
  const around = treeOf(root).filter((path) => !path.startsWith('a/b/c/d/fuzz.subcool/') && !path.startsWith('exports/'))
  const untouched = (): string[] => {
    const now = treeOf(root).filter((path) => !path.startsWith('a/b/c/d/fuzz.subcool/') && !path.startsWith('exports/'))
    return isDeepStrictEqual(now, around) ? [] : [`something lies beside the project: ${now.filter((path) => !around.includes(path)).join(', ')}`]
  }

  /** Of the project after the last import, which is how the next one finds it. */
  let trace = await traceOf(engine)
  /** After an import that was refused or taken back nothing may differ; after one that was undone only its place in the list and its record. */
  const leftBehind = async (undone: boolean): Promise<string[]> => {
    const [before, now] = [new Set(trace), new Set((trace = await traceOf(engine)))]
    const differs = [...now].filter((line) => !before.has(line)).concat([...before].filter((line) => !now.has(line))).filter((line) => !undone || !listed.test(line))
    return differs.length === 0 ? [] : [`${undone ? 'undone' : 'refused'}, it leaves behind: ${differs.slice(0, 6).join(', ')}`]
  }

  const importOnce = async (cases: readonly FuzzCase[]): Promise<{ faults: string[]; refused: boolean; slow: string[] }> => {
    const folder = join(exportsFolder, 'all')
    const labels = writeCases(folder, cases)
    const given = treeOf(folder)
    const batch = Math.floor((cases[0]?.number ?? 0) / casesAtOnce)
    const takesBack = batch % 3 !== 0
    const faults: string[] = []
    const look = async (result: ImportResult): Promise<void> => {
      await plant?.({ when: 'loaded', engine, root, exportsFolder: folder, result })
      faults.push(...(await faultsOfImport(engine, result, labels)))
      if (cases.some(({ hasFormula }) => hasFormula)) faults.push(...(await faultsOfFormulas(engine)))
    }
    const started = performance.now()
    const spent = process.cpuUsage()
    const { result, error } = await Promise.resolve(engine)
      .then(async () => plant?.({ when: 'before', engine, root, exportsFolder: folder }))
      .then(() => engine.import({
        files: [folder],
        acceptTruncated: batch % 2 === 0,
        alsoBeforeCommit: takesBack
          ? async (imported) => {
              await look(imported)
              throw new TakenBack()
            }
          : undefined,
      }))
      .then((imported) => ({ result: imported, error: undefined }), (thrown: unknown) => ({ result: undefined, error: thrown }))
    const { user, system } = process.cpuUsage(spent)
    const [seconds, waited] = [(user + system) / 1e6, (performance.now() - started) / 1000]
    if (error !== undefined && !(error instanceof TakenBack)) faults.push(...faultsOfRefusal(error))
    if (result?.importNo != null) {
      await look(result)
      await engine.call('import.undo', { importNo: result.importNo }, { signal: new AbortController().signal, onProgress: () => undefined } as never)
    }
    await plant?.({ when: 'after', engine, root, exportsFolder: folder })
    faults.push(...untouched(), ...(await leftBehind(result?.importNo != null)))
    if (!isDeepStrictEqual(treeOf(folder), given)) faults.push('the exports were changed')
    rmSync(folder, { recursive: true })
    return { faults, refused: error !== undefined && !(error instanceof TakenBack), slow: seconds > longestSeconds || waited > longestWaitSeconds ? [`took ${seconds.toFixed(1)} s of the processor, ${waited.toFixed(1)} s in all`] : [] }
  }

  const tryCases = async (cases: readonly FuzzCase[]): Promise<Fault[]> => {
    if (cases.length === 0) return []
    const { faults, refused, slow } = await importOnce(cases)
    if (cases.length > 1 && (refused || slow.length > 0 || faults.length > 0)) {
      const found = await halvesOf(cases).reduce<Promise<Fault[]>>(async (earlier, part) => [...(await earlier), ...(await tryCases(part))], Promise.resolve([]))
      return found.length > 0 || faults.length === 0 ? found : [{ cases: cases.map(({ number }) => number), what: `only together: ${faults.join('; ')}` }]
    }
    const all = [...faults, ...slow]
    return all.length === 0 ? [] : [{ cases: cases.map(({ number }) => number), what: `${cases.map(({ what }) => what).join(' | ')}: ${all.join('; ')}` }]
  }

  return {
    tryCases,
    close: () => {
      engine.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

const listed = /^((import|import_file|audit_entry): |imports\/)/

const halvesOf = (cases: readonly FuzzCase[]): FuzzCase[][] => {
  const middle = Math.ceil(cases.length / 2)
  return [cases.slice(0, middle), cases.slice(middle)]
}

const writeCases = (folder: string, cases: readonly FuzzCase[]): string[] =>
  cases.flatMap(({ number, files }) =>
    Object.entries(files).map(([name, bytes]) => {
      const label = `case ${number}/${name}`
      mkdirSync(dirname(join(folder, label)), { recursive: true })
      writeFileSync(join(folder, label), bytes)
      return label
    }),
  )
