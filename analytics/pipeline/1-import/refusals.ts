import { EngineError } from '../../contract/errors'
import { isDocument } from './recognising/discover'
import { isMappingFile } from './mappings/find-mappings'
import { fileResult, type ImportFileResult } from './import-result'

/** Why nothing of an import is usable: the one file's own reason, a mapping's that can't be used, or the first of several. */
export const unusable = (refused: ImportFileResult[], paths: readonly string[], warnings: readonly string[] = []): EngineError => {
  const [first] = refused
  if (refused.length === 1 && first !== undefined) return new EngineError((first.code ?? 'nothing-usable') as never, [first.message ?? '', ...warnings].join(' '))
  const mapping = refused.find(({ file, code }) => code === 'mapping-invalid' && isMappingFile({ label: file }))
  if (mapping !== undefined) return new EngineError('mapping-invalid', [mapping, ...refused.filter((one) => one !== mapping).slice(0, 2)].map(({ message }) => message ?? '').join(' '))
  const shown = [...refused].sort((a, b) => Number(isDocument(a.file)) - Number(isDocument(b.file))).slice(0, 3).map((file) => file.message).join(' ')
  return new EngineError('nothing-usable', `${paths.join(', ')} ${paths.length === 1 ? 'holds' : 'hold'} nothing Subcool can use: ${refused.length} files were refused. ${[shown, ...warnings].join(' ')}`, {
    hint: 'Choose the folder that holds the telemetry exports or the refrigerant records.',
  })
}

/** What of an import can be read and is of no use alone, in words; nothing where that is all there is and `noTelemetry` says so. */
export const onlyBeside = (results: ImportFileResult[]): string[] => {
  const read = results.filter((r) => r.status === 'loaded').map((r) => r.file)
  if (read.length === 0 || results.every((r) => r.status !== 'refused')) return []
  const named = `${read.slice(0, 2).join(', ')}${read.length > 2 ? ', ..' : ''}`
  return [`${read.length === 1 ? `${named} is weather or a register, which does` : `${read.length} files (${named}) are weather or registers, which do`} not make a fleet alone.`]
}

/** What is missing when nothing was refused and there are only registers. */
export const noTelemetry = (results: ImportFileResult[]): ImportFileResult[] =>
  results.some((r) => r.status === 'refused')
    ? []
    : [fileResult('', 'refused', { code: 'nothing-usable', message: 'It holds registers, but no telemetry and no refrigerant records. Add the telemetry exports, or the refrigerant registers.' })]
