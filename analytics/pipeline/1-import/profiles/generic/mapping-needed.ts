import { EngineError } from '../../../../contract/errors'
import type { FileHead } from '../../reading/file-head'
import type { ColumnProposal } from '../../proposals/column-proposal'
import { proposeColumns } from '../../proposals/propose-columns'
import { rememberByHeader } from '../../proposals/remember'
import { commonStep } from './common-step'
import type { FoundTable } from './find-table'
import type { FoundTime } from './find-time'

const proposedOnce = rememberByHeader<ColumnProposal[]>()
const longestStepS = 3 * 3600
const leastRows = 24
const shownProposals = 4
const machineSignals = new Set(['power_w', 'heat_w', 'compressor_hz', 'compressor_a', 'supply_c', 'return_c', 'discharge_c', 'discharge_kpa', 'suction_kpa', 'flow_lpm'])
const leastOfMachine = 2
const otherSubjects = /wind|radiation|irradiance|precip|rain|snow|cloud|sunshine|price|tariff|cost|solar|\bpv|grid|co2|pollen|traffic/i
const code = /^[A-Za-z]{0,4}[ _.-]?\d{1,4}$/
const first = ['outdoor_c', 'supply_c', 'return_c', 'power_w', 'compressor_hz', 'discharge_c', 'heat_w']

/**
 * Rows of samples whose columns are not understood by their names but look like a machine's by their values: what they are may be
 * confirmed. Undefined for tables that are none: too few rows, no short step, names that are words of something else.
 */
export const mappingNeeded = (head: FileHead, table: FoundTable, time: FoundTime): EngineError | undefined => {
  const stepS = commonStep(table.rows, time)
  if (table.rows.length < leastRows || stepS === undefined || stepS > longestStepS) return undefined
  const proposals = proposedOnce(table, head, () => proposeColumns(table, head)).filter(({ signal, basis }) => signal !== null && signal !== 'ts' && signal !== 'unit_id' && basis !== null)
  const ofMachine = proposals.filter(({ signal, basis, confidence }) => basis === 'values' && confidence === 'likely' && machineSignals.has(signal as string)).length
  const columns = table.names.filter((_, index) => !(time.text?.columns ?? [time.column]).includes(index))
  const inCodes = columns.every((name) => name === '' || code.test(name))
  const elsewhere = columns.filter((name) => otherSubjects.test(name)).length * 2 > columns.length
  if (proposals.length === 0 || elsewhere || (!inCodes && ofMachine < leastOfMachine)) return undefined
  const rank = ({ signal }: ColumnProposal) => (first.includes(signal as string) ? first.indexOf(signal as string) : first.length)
  const shown = [...proposals].sort((a, b) => rank(a) - rank(b) || a.index - b.index).slice(0, shownProposals).map(told)
  return new EngineError('mapping-needed', `${head.file.label} needs a mapping: the names of its columns say too little. ${shown.join('; ')}${proposals.length > shownProposals ? `; ${proposals.length - shownProposals} more` : ''}.`, {
    hint: 'Confirm what its columns are on the Import screen, or write a mapping for it (docs/formats.md).',
  })
}

const told = ({ source, signal, alternatives, unit, reason, problem }: ColumnProposal): string =>
  `${source} looks like ${[signal, ...alternatives].join(' or ')}${unit === null ? '' : ` in ${unit}`}: ${problem ?? reason}`
