import { importedSignals } from '../../../db/canonical-columns'

const types = new Map(importedSignals.map(({ name, type }) => [name, type]))

/** Whether values of a signal are numbers. */
export const isNumberSignal = (signal: string | null): boolean => {
  const type = signal === null ? undefined : types.get(signal)
  return type === 'FLOAT' || type === 'DOUBLE'
}

/** Whether a signal is a text or a flag. */
export const isWordSignal = (signal: string | null): boolean => {
  const type = signal === null ? undefined : types.get(signal)
  return type === 'VARCHAR' || type === 'BOOLEAN'
}
