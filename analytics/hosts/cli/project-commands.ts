import { writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { AuditExport, AuditPage, ProjectBackup, ProjectCheck, ProjectRebuild } from '../../contract'
import { EngineError } from '../../contract/errors'
import { rebuildClosedProject, type Engine } from '../../engine'
import { openingOn } from '../state/opening'
import { stateFolder } from '../state/state-folder'
import type { Arguments } from './arguments'
import { callEngine } from './call-engine'
import { openEngine } from './open-engine'
import { progressOutput } from './progress'

/** `subcool check`: one line for each thing that is not as it should be; status 1 when there is one. */
export const checkCommand = async (args: Arguments): Promise<void> => {
  const progress = progressOutput(args.json)
  const result = await withEngine(args, (engine) => callEngine<ProjectCheck>(engine, 'project.check', {}, progress.show)).catch((error: unknown) => damagedAsCheck(args, error))
  progress.end()
  if (result.problems.length > 0) process.exitCode = 1
  if (args.json) return void process.stdout.write(`${JSON.stringify(result)}\n`)
  for (const { where, what, todo } of result.problems) process.stdout.write(`${where}: ${what} ${todo}\n`)
  const read = `${result.parts} parts (${megabytes(result.bytes)}), ${result.imports} imports, ${result.reports} reports, ${result.auditLines} lines of the audit trail`
  process.stdout.write(`${result.problems.length === 0 ? 'No problems' : `${result.problems.length} problems`}: ${read}\n`)
}

/** `subcool rebuild`: the database made anew from telemetry/ and imports/, and the last analysis repeated. */
export const rebuildCommand = async (args: Arguments): Promise<void> => {
  const progress = progressOutput(args.json)
  const result = await withEngine(args, (engine) => callEngine<ProjectRebuild>(engine, 'project.rebuild', {}, progress.show)).catch(async (error: unknown): Promise<ProjectRebuild> => {
    if (!isDamage(error)) throw error
    const started = performance.now()
    const opening = openingOn(stateFolder(), args)
    const rebuilt = await rebuildClosedProject(folderOf(args), opening.user, opening, error.message, { onProgress: progress.show })
    const analysedAsOf = await withEngine(args, (engine) => engine.repeatAnalysis({ onProgress: progress.show }))
    return { ...rebuilt, analysedAsOf, seconds: Math.round(performance.now() - started) / 1000 }
  })
  progress.end()
  if (args.json) return void process.stdout.write(`${JSON.stringify(result)}\n`)
  process.stdout.write(`Made anew from ${result.imports} imports in ${result.seconds.toFixed(1)} s${result.analysedAsOf === null ? '' : `, analysed as of ${result.analysedAsOf}`}\n`)
  for (const id of result.recovered) process.stdout.write(`Import ${id} had no record: its units and times were read from its telemetry; registers it brought are not known any more\n`)
  if (result.backup !== null) process.stdout.write(`The former database is ${result.backup}\n`)
  if (result.setAside !== null) process.stdout.write(`The audit trail had been changed: the changed one is ${result.setAside}\n`)
}

/** `subcool backup`: a consistent copy of the database in backups/. */
export const backupCommand = async (args: Arguments): Promise<void> => {
  const { file, bytes } = await withEngine(args, (engine) => callEngine<ProjectBackup>(engine, 'project.backup', {}))
  process.stdout.write(args.json ? `${JSON.stringify({ file, bytes })}\n` : `${file} (${megabytes(bytes)})\n`)
}

/** `subcool audit`: the audit trail on stdout, or in a file whose name ends in .csv or .ndjson. */
export const auditCommand = async (args: Arguments): Promise<void> => {
  const { out } = args
  const kind = out === undefined ? (args.json ? '.ndjson' : '') : extname(out).toLowerCase()
  if (out !== undefined && kind !== '.csv' && kind !== '.ndjson') throw new EngineError('bad-arguments', `--out ${out} does not end in .csv or .ndjson.`)
  const text = await withEngine(args, async (engine) => (kind === '' ? listed(engine) : (await callEngine<AuditExport>(engine, 'audit.export', { format: kind.slice(1) })).text))
  if (out === undefined) process.stdout.write(text)
  else writeText(out, text)
}

const pageLength = 1024

const listed = async (engine: Engine): Promise<string> => {
  const lines: string[] = []
  for (let offset = 0; ; offset += pageLength) {
    const { total, rows } = await callEngine<AuditPage>(engine, 'audit.list', { offset, limit: pageLength })
    for (const { seq, at, who, command, before, after } of rows) lines.push(`${seq}  ${at}  ${who}  ${command}  ${before === 'null' ? '' : `${before} -> `}${after}\n`)
    if (offset + pageLength >= total) return lines.toReversed().join('')
  }
}

const withEngine = async <Result>(args: Arguments, work: (engine: Engine) => Promise<Result>): Promise<Result> => {
  const engine = await openEngine(folderOf(args), args, false)
  try {
    return await work(engine)
  } finally {
    engine.close()
  }
}

const folderOf = (args: Arguments): string => {
  if (args.project === undefined) throw new EngineError('bad-arguments', '--project DIR.subcool is needed. See subcool --help.')
  return args.project
}

const isDamage = (error: unknown): error is EngineError => error instanceof EngineError && error.code === 'project-damaged'

const damagedAsCheck = (args: Arguments, error: unknown): ProjectCheck => {
  if (!isDamage(error)) throw error
  const problems = [{ where: folderOf(args), what: error.message, todo: error.hint ?? '' }]
  return { checkedAt: new Date().toISOString(), seconds: 0, parts: 0, bytes: 0, imports: 0, reports: 0, auditLines: 0, problems }
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`

const writeText = (path: string, text: string): void => {
  try {
    writeFileSync(path, text)
  } catch (cause) {
    throw new EngineError('permission-denied', `${path} can't be written.`, { hint: 'Choose a folder you may write to.', detail: String(cause), cause })
  }
}
