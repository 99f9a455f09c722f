import { resolve } from 'node:path'
import { refrigerantRegisters, type AuditPack, type ExportedRecords, type RefrigerantRegister, type SavedRecord } from '../../contract'
import { EngineError } from '../../contract/errors'
import type { Arguments } from './arguments'
import { asOfDay, readProfile, required, withProject } from './batch-commands'
import { callEngine } from './call-engine'
import { progressOutput } from './progress'

/** `subcool pack`: brings the analysis up to date and writes one folder with a year's documents for an auditor. */
export const packCommand = async (args: Arguments): Promise<void> => {
  const outDir = resolve(required(args.out, '--out DIR'))
  const day = asOfDay(args)
  await withProject(args, { create: false }, async (engine) => {
    const progress = progressOutput(args.json)
    await engine.analyse({ ...day, profile: readProfile(args) }, { onProgress: progress.show })
    const pack = await callEngine<AuditPack>(engine, 'compliance.pack', { year: args.year ?? Number(day.asOf.slice(0, 4)), outDir }, progress.show)
    progress.end()
    process.stdout.write(args.json ? `${JSON.stringify(pack)}\n` : `${pack.folder}: ${pack.files} files for ${pack.year}, as of ${pack.asOf}\n`)
  })
}

/** `subcool records`: every refrigerant register as it stands, to be imported again anywhere. */
export const recordsCommand = async (args: Arguments): Promise<void> => {
  const outDir = resolve(required(args.out, '--out DIR'))
  const { format: form = 'csv' } = args
  if (form !== 'csv' && form !== 'xlsx') throw new EngineError('bad-arguments', `--format ${form} is not one of csv, xlsx.`)
  await withProject(args, { create: false }, async (engine) => {
    const { folder, files } = await callEngine<ExportedRecords>(engine, 'compliance.export-records', { outDir, form })
    if (args.json) return void process.stdout.write(`${JSON.stringify({ folder, files })}\n`)
    process.stdout.write(files.length === 0 ? 'The project holds no refrigerant records.\n' : `${folder}: ${files.join(', ')}\n`)
  })
}

/** `subcool void REGISTER KEY...`: a record stays, and says why it does not count. */
export const voidCommand = async (args: Arguments): Promise<void> => {
  const [register = '', ...key] = args.paths
  if (!isRegister(register)) throw new EngineError('bad-arguments', `${register === '' ? 'A register is needed' : `There is no register ${register}`}: one of ${refrigerantRegisters.join(', ')}.`)
  const reason = required(args.reason, '--reason TEXT').trim()
  await withProject(args, { create: false }, async (engine) => {
    const saved = await callEngine<SavedRecord>(engine, 'compliance.void-record', { register, key, reason })
    process.stdout.write(args.json ? `${JSON.stringify(saved)}\n` : `${register} ${key.join(' ')} is void: ${reason}. ${recomputed(saved)}\n`)
  })
}

const recomputed = ({ circuits }: SavedRecord): string =>
  circuits === null ? 'Analyse the project to see what follows.'
  : circuits === 'all' ? 'Every circuit was worked out anew.'
  : `Worked out anew: ${circuits.map(({ applianceId, circuitNo }) => `${applianceId} circuit ${circuitNo}`).join(', ') || 'what lies between circuits'}.`

const isRegister = (name: string): name is RefrigerantRegister => refrigerantRegisters.some((known) => known === name)
