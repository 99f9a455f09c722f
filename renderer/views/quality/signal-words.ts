import type { SignalQuality } from '../../../analytics/contract'
import { quantityOfSignal } from '../../charts/signals'
import { text } from '../../text/text'
import { formatDuration, formatNumber, missing, scaleOf, type UnitSystem } from '../../ui/format'

export const nameOfSignal = (signal: string): string => (signal === 'ts' ? text.quality.rows : (text.signals[signal] ?? text.metrics[signal] ?? signal.replaceAll('_', ' ')))

/** How long a gap is, in days from two days on. */
export const gapWords = (seconds: number): string => (seconds >= 2 * 86_400 ? text.quality.days(formatNumber(seconds / 86_400, seconds < 10 * 86_400 ? 1 : 0)) : formatDuration(seconds))

/** Low, median and high of a signal in the units the user reads. */
export const rangeWords = ({ signal, low, median, high }: SignalQuality, system: UnitSystem): string => {
  if (low === null || median === null || high === null) return missing
  const quantity = (quantityOfSignal as Record<string, (typeof quantityOfSignal)[keyof typeof quantityOfSignal] | undefined>)[signal]
  if (quantity === undefined) return [low, median, high].map((value) => formatNumber(value, 1)).join(', ')
  const scale = scaleOf(quantity, system)
  return `${[low, median, high].map((value) => formatNumber(scale.from(value), scale.digits)).join(', ')} ${scale.unit}`
}
