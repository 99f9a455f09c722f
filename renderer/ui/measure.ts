import { formatNumber, missing, scaleOf, type Quantity, type UnitSystem } from './format'

const quantities: Record<string, Quantity> = {
  degC: 'temperature',
  '°C': 'temperature',
  C: 'temperature',
  K: 'temperature_difference',
  kPa: 'pressure',
  kg: 'mass',
  km: 'distance',
  W: 'power',
}

const digitsOf = (value: number): number => {
  const size = Math.abs(value)
  if (Number.isInteger(value) || size >= 100) return 0
  return size >= 10 ? 1 : size >= 1 ? 2 : 3
}

/** A value with the unit a finding names (`degC`, `K`, `kWh`, `1/h`, `1`), in the units the user reads. */
export const formatMeasure = (value: number | null, unit: string, system: UnitSystem): string => {
  if (value === null) return missing
  const quantity = quantities[unit]
  if (quantity !== undefined) {
    const scale = scaleOf(quantity, system)
    return `${formatNumber(scale.from(value), scale.digits)} ${scale.unit}`
  }
  if (unit === '%') return `${formatNumber(value, Math.min(1, digitsOf(value)))} %`
  const number = formatNumber(value, digitsOf(value))
  return unit === '1' || unit === '' ? number : `${number} ${unit}`
}
