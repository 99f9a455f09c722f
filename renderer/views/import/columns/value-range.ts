import type { InspectedColumn, MappableSignal } from '../../../../analytics/contract'
import { formatNumber, missing, scaleOf, type Quantity, type UnitSystem } from '../../../ui/format'

const quantities: Record<string, Quantity> = {
  '°C': 'temperature',
  K: 'temperature_difference',
  kPa: 'pressure',
  'L/min': 'water_flow',
  'm³/h': 'air_flow',
}

const digitsOf = (values: readonly number[]): number => {
  const most = Math.max(...values.map(Math.abs))
  return most >= 1000 || values.every(Number.isInteger) ? 0 : most >= 10 ? 1 : 2
}

/** Least, middle and greatest value of a column, in the units the user reads where it is a signal. */
export const rangeOf = ({ low, median, high }: InspectedColumn, known: MappableSignal | undefined, system: UnitSystem): string => {
  if (low === null || high === null) return missing
  const quantity = known === undefined || known.unit === null ? undefined : quantities[known.unit]
  const scale = quantity === undefined ? undefined : scaleOf(quantity, system)
  const values = [low, ...(median === null ? [] : [median]), high].map((value) => scale?.from(value) ?? value)
  const unit = scale?.unit ?? known?.unit ?? ''
  return `${values.map((value) => formatNumber(value, scale?.digits ?? digitsOf(values))).join(' … ')} ${unit}`.trim()
}
