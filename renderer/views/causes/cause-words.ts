import type { SharedCause } from '../../../analytics/contract'
import { text } from '../../text/text'
import { formatNumber } from '../../ui/format'
import { formatDay } from '../../ui/time'

/** What a cause is called. */
export const causeName = ({ fault, key, value }: SharedCause): string => text.causes.name(text.faults[fault] ?? fault, text.causes.groups[key](value))

/** Why findings are said to have one cause, with the numbers. */
export const causeEvidence = ({ units, of, elsewhere, elsewhereOf, from, to, chance }: SharedCause): string =>
  [
    text.causes.evidence(formatNumber(units), formatNumber(of), formatDay(from), formatDay(to)),
    ...(chance === null
      ? [text.causes.nothingOutside]
      : [text.causes.elsewhere(formatNumber(elsewhere), formatNumber(elsewhereOf)), text.causes.chance(chance < 0.001 ? text.compare.under(formatNumber(0.001, 3)) : formatNumber(chance, 3))]),
  ].join('; ')
