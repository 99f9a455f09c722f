import type { Mapping } from '../../../contract/mapping'
import type { FileHead } from '../reading/file-head'
import { findTime } from '../profiles/generic/find-time'
import type { TimeText } from '../profiles/time-text'
import { mappingInvalid } from './invalid'

const isoFormats = ['%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%dT%H:%M', '%Y-%m-%d %H:%M:%S.%g', '%Y-%m-%dT%H:%M:%S.%g']

/** How the time of a mapped file is read. */
export interface MappedTime {
  columns: number[]
  text?: TimeText
  hasZone: boolean
}

/** The time by what a mapping says of it, else by the cells of some rows. Errors: `mapping-invalid`. */
export const timeOfMapping = (head: FileHead, names: readonly string[], rows: readonly (readonly string[])[], given: readonly number[], { format }: Mapping, label: string): MappedTime => {
  const zone = format.zone === undefined ? {} : { zone: format.zone }
  const hasZone = format.zone !== undefined
  if (format.time !== undefined && given.length > 0) {
    const as = format.time === 'epoch_s' || format.time === 'epoch_ms' || format.time === 'excel_days' ? format.time : 'text'
    const epoch = as === 'epoch_s' || as === 'epoch_ms'
    return { columns: [...given], text: { columns: [...given], as, formats: as === 'text' ? [format.time] : [], ...(epoch ? {} : zone) }, hasZone: hasZone || epoch || format.time.includes('%z') }
  }
  const looked = given.length === 0 ? rows : rows.map((row) => row.map((cell, index) => (given.includes(index) ? cell : '')))
  const found = findTime(given.length === 0 ? names : names.map((name, index) => (given.includes(index) ? 'time' : name)), looked, head, false)
  if (found === undefined) throw mappingInvalid(label, 'format.time', `the times of ${head.file.label} can't be read; say how they are written`)
  const columns = found.text?.columns ?? [found.column]
  if (found.hasZone || !hasZone) return { columns, hasZone: found.hasZone, ...(found.text === undefined ? {} : { text: found.text }) }
  return { columns, text: { ...(found.text ?? { columns, as: 'text', formats: isoFormats }), ...zone }, hasZone: true }
}
