import { text } from '../../text/text'
import { formatNumber, missing } from '../../ui/format'

/** Decimals in which a measure is told. */
export const digitsOf = (metric: string): number => (metric === 'defrosts_per_day' || metric === 'energy_per_degree_day' ? 2 : 1)

/** A value of a measure with its unit. */
export const formatMetric = (metric: string, value: number | null): string => {
  const unit = text.compare.metricUnits[metric] ?? ''
  return value === null ? missing : `${formatNumber(value, digitsOf(metric))}${unit === '' ? '' : ` ${unit}`}`
}
