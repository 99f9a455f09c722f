import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { EngineError } from '../../contract/errors'
import { checkOutFolder, loadProfile, type Engine } from '../../engine'
import type { Arguments } from './arguments'
import { openEngine } from './open-engine'
import { summaryText } from './print-summary'
import { progressOutput } from './progress'

/** `subcool run`: import, analyse and emit everything, in a project that is kept only when named. */
export const runCommand = async (args: Arguments): Promise<void> => {
  const out = required(args.out, '--out DIR')
  requirePaths(args)
  await checkOutFolder(out)
  const profile = readProfile(args)
  await withProject(args, { temporary: args.project === undefined, create: true }, async (engine) => {
    const progress = progressOutput(args.json)
    const imported = await engine.import({ ...importInput(args), lastDay: args.project === undefined ? args.asOf : undefined }, { onProgress: progress.show })
    const analysis = await engine.analyse({ ...asOfDay(args), profile }, { onProgress: progress.show })
    const { reportDir, summary } = await engine.report({ analysis, outDir: out, importSeconds: imported.seconds, warnings: imported.warnings })
    progress.end()
    await print(args, engine, summary, args.project === undefined ? out : `${out} and ${reportDir}`)
  })
}

/** `subcool import`: adds files to a project. */
export const importCommand = async (args: Arguments): Promise<void> => {
  requirePaths(args)
  await withProject(args, { create: true }, async (engine) => {
    const progress = progressOutput(args.json)
    const result = await engine.import(importInput(args), { onProgress: progress.show })
    progress.end()
    if (args.json) return void process.stdout.write(`${JSON.stringify(result)}\n`)
    for (const file of result.files)
      process.stdout.write(`${file.status.padEnd(9)} ${file.file}  ${file.status === 'loaded' ? `${file.rows_loaded} of ${file.rows_read} rows` : (file.message ?? '')}\n`)
    for (const warning of result.warnings) process.stdout.write(`warning: ${warning}\n`)
  })
}

/** `subcool analyse`: features, models, findings and work orders of a project as at a day. */
export const analyseCommand = async (args: Arguments): Promise<void> =>
  withProject(args, { create: false }, async (engine) => {
    const progress = progressOutput(args.json)
    const analysis = await engine.analyse({ ...asOfDay(args), profile: readProfile(args) }, { onProgress: progress.show })
    const { reportDir, summary } = await engine.report({ analysis })
    progress.end()
    await print(args, engine, summary, reportDir)
  })

/** `subcool report`: brings the analysis up to date and writes its outputs to a folder. */
export const reportCommand = async (args: Arguments): Promise<void> => {
  const out = required(args.out, '--out DIR')
  await checkOutFolder(out)
  await withProject(args, { create: false }, async (engine) => {
    const progress = progressOutput(args.json)
    const analysis = await engine.analyse({ ...asOfDay(args), profile: readProfile(args) }, { onProgress: progress.show })
    const { summary } = await engine.report({ analysis, outDir: out })
    progress.end()
    await print(args, engine, summary, out)
  })
}

export const withProject = async (args: Arguments, options: { create: boolean; temporary?: boolean }, work: (engine: Engine) => Promise<void>): Promise<void> => {
  const temporary = options.temporary === true ? mkdtempSync(join(tmpdir(), 'subcool-')) : undefined
  const folder = temporary === undefined ? required(args.project, '--project DIR.subcool') : join(temporary, 'run.subcool')
  try {
    const engine = await openEngine(folder, args, options.create)
    try {
      await work(engine)
    } finally {
      engine.close()
    }
  } finally {
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
  }
}

/** How files are imported: those of the command line, unless others are named. */
export const importInput = (args: Arguments, paths: readonly string[] = args.paths) => ({
  files: paths.map((path) => resolve(path)),
  zone: args.zone,
  unitId: args.unit,
  acceptTruncated: args.acceptTruncated,
  mapping: args.mapping === undefined ? undefined : resolve(args.mapping),
})

const print = async (args: Arguments, engine: Engine, summary: Record<string, unknown>, where: string): Promise<void> => {
  process.stdout.write(args.json ? `${JSON.stringify(summary)}\n` : await summaryText(engine, summary, where))
}

export const asOf = (args: Arguments): string => args.asOf ?? new Date().toISOString().slice(0, 10)

/** The as-of day of an analysis, and whether it is today because none was named. */
export const asOfDay = (args: Arguments) => ({ asOf: asOf(args), asOfIsToday: args.asOf === undefined })

export const readProfile = (args: Arguments) => {
  if (args.profile === undefined) return undefined
  try {
    return loadProfile(readFileSync(args.profile, 'utf8'))
  } catch (cause) {
    if (cause instanceof EngineError) throw cause
    throw new EngineError('file-not-found', `The profile ${args.profile} can't be read.`, { hint: 'Check the path.', cause })
  }
}

const requirePaths = (args: Arguments): void => {
  if (args.paths.length === 0) throw new EngineError('bad-arguments', `${args.command ?? 'run'} needs a file or folder to read. See subcool --help.`)
}

export const required = (value: string | undefined, name: string): string => {
  if (value === undefined || value.trim() === '') throw new EngineError('bad-arguments', `${name} is needed. See subcool --help.`)
  return value
}
