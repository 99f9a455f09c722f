import { units } from '../dictionary/units'
import { quantityOfSignal } from '../mappings/signal-quantity'
import { cleanName } from '../profiles/generic/clean-name'
import type { Recognised } from '../profiles/profile'
import type { TableProposals } from './proposals-of'
import type { MappedColumn, SaidColumns } from './said-columns'
import { isNumberSignal, isWordSignal } from './signal-kinds'

const needsUnit = new Set(['pressure', 'flow'])

/** The first proposal for each signal of a table, to be confirmed; a pressure or flow of no known unit is left out. */
export const draftColumns = ({ columns }: Recognised, { of, stepS }: TableProposals): SaidColumns => {
  const taken = new Map<string, MappedColumn>()
  for (const [index, { signal, unit }] of [...of].sort(([a], [b]) => a - b)) {
    const source = cleanName(columns[index]?.source ?? '')
    if (signal === null || source === '' || taken.has(signal) || !(isNumberSignal(signal) || isWordSignal(signal))) continue
    if (unit === null && needsUnit.has(quantityOfSignal(signal) ?? '')) continue
    if (isPerRow(signal, unit) && stepS === undefined) continue
    taken.set(signal, { source, signal, ...(unit === null ? {} : { unit }) })
  }
  const said = [...taken.values()]
  return { columns: said, ...(stepS !== undefined && said.some(({ signal, unit }) => isPerRow(signal, unit ?? null)) ? { sampleS: stepS } : {}) }
}

const isPerRow = (signal: string, unit: string | null): boolean => signal.endsWith('_w') && units.some(({ id, quantity }) => id === unit && quantity === 'energy')
