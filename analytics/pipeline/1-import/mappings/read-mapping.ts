import { readFileSync } from 'node:fs'
import { EngineError } from '../../../contract/errors'
import { mappingSchema, type Mapping } from '../../../contract/mapping'
import { importedSignals } from '../../../db/canonical-columns'
import { unitOf } from '../dictionary/units'
import { mappingInvalid } from './invalid'
import { quantityOfSignal } from './signal-quantity'

/** A mapping with the name people know its file by. */
export interface NamedMapping {
  label: string
  mapping: Mapping
}

const signals = new Set<string>(importedSignals.map(({ name }) => name).filter((name) => name !== 'heat_source'))

/** Reads a mapping file. Errors: `file-not-found`; `mapping-invalid`, naming the field. */
export const readMapping = (path: string, label: string): NamedMapping => ({ label, mapping: checkMapping(parsed(textOf(path), label), label) })

/** A mapping of which signals, units and zone are there; `label` names it. Errors: `mapping-invalid`, naming the field. */
export const checkMapping = (given: unknown, label: string): Mapping => {
  const checked = mappingSchema.safeParse(given)
  if (!checked.success) {
    const issue = checked.error.issues[0]
    throw mappingInvalid(label, issue?.path.join('.') || 'the file', (issue?.message ?? 'not valid').replace(/^.*received undefined$/, 'it is missing'))
  }
  const mapping = checked.data
  mapping.columns.forEach(({ signal, unit, stated }, index) => {
    if (signal !== 'ts' && !signals.has(signal)) throw mappingInvalid(label, `columns.${index}.signal`, `there is no signal "${signal}"`)
    if (unit !== undefined) checkUnit(label, `columns.${index}.unit`, signal, unit, mapping)
    if (stated !== undefined && unitOf(stated) === undefined) throw mappingInvalid(label, `columns.${index}.stated`, `there is no unit "${stated}"`)
  })
  if (!mapping.columns.some(({ signal }) => signal !== 'ts')) throw mappingInvalid(label, 'columns', 'none of them is a signal')
  if (mapping.points !== undefined && mapping.layout !== 'long') throw mappingInvalid(label, 'points', 'only the layout "long" has points')
  if (mapping.format.zone !== undefined && !isZone(mapping.format.zone)) throw mappingInvalid(label, 'format.zone', `there is no zone "${mapping.format.zone}"`)
  return mapping
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new EngineError('file-not-found', `The mapping ${path} can't be read.`, { hint: 'Check the path.', cause })
  }
}

const parsed = (text: string, label: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch (cause) {
    throw mappingInvalid(label, 'the file', `it is no JSON (${cause instanceof Error ? cause.message : String(cause)})`)
  }
}

const checkUnit = (label: string, field: string, signal: string, text: string, { sample_s }: Mapping): void => {
  const unit = unitOf(text)
  if (unit === undefined) throw mappingInvalid(label, field, `there is no unit "${text}"`)
  const wanted = quantityOfSignal(signal)
  if (unit.quantity === wanted) return
  if (!(wanted === 'power' && unit.quantity === 'energy')) throw mappingInvalid(label, field, `${signal} can't be in ${text}`)
  if (sample_s === undefined) throw mappingInvalid(label, 'sample_s', `${signal} is an energy of each row, so the length of a row is needed`)
}

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
