import type { MappableSignal } from '../../../../analytics/contract'
import { text } from '../../../text/text'
import type { Choice } from '../../../ui/search-choice'
import { notLoaded } from './draft-mapping'

export const signalName = (signal: string): string =>
  signal === notLoaded ? text.import.columns.notLoaded : (text.import.columns.own[signal] ?? text.signals[signal] ?? signal.replaceAll('_', ' '))

/** What a column can be: nothing, a time, the unit's name, or a signal with the unit it is kept in. */
export const signalChoices = (signals: readonly MappableSignal[]): Choice[] => [
  ...[notLoaded, 'ts', 'unit_id'].map((id) => ({ id, label: signalName(id) })),
  ...signals
    .filter(({ signal }) => signal !== 'ts' && signal !== 'unit_id')
    .map(({ signal, unit }) => ({ id: signal, label: signalName(signal), ...(unit === null ? {} : { detail: unit }) })),
]
