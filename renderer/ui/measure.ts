import { text } from '../text/text'
import { formatMoney, formatNumber, missing, scaleOf, type Quantity, type UnitSystem } from './format'
import { formatDay } from './time'

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

/** Told from the atmosphere, and not from nothing. */
const isPressureDifference = (metric: string): boolean => metric === 'cold_suction_kpa'

const isShare = (metric: string): boolean => /_(share|loss)$/.test(metric)

/** A value of a measure with the unit a finding names (`degC`, `K`, `kWh`, `1/h`, `1`), in the units the user reads. */
export const formatMeasure = (value: number | null, unit: string, system: UnitSystem, metric = ''): string => {
  if (value === null) return missing
  if (unit === '1' && isShare(metric)) return `${formatNumber(value * 100, 1)} %`
  const quantity = unit === 'kPa' && isPressureDifference(metric) ? 'pressure_difference' : quantities[unit]
  if (quantity !== undefined) {
    const scale = scaleOf(quantity, system)
    return `${formatNumber(scale.from(value), scale.digits)} ${scale.unit}`
  }
  if (unit === '%') return `${formatNumber(value, 1)} %`
  if (/^[A-Z]{3}$/.test(unit)) return formatMoney(value, unit, Math.abs(value) < 100 ? 2 : 0)
  const number = formatNumber(value, digitsOf(value))
  return unit === '1' || unit === '' ? number : `${number} ${unit === 'sigma' ? 'σ' : unit}`
}

/** What the engine says of a finding, in the language of the page and the units the user reads. */
export const formatSentence = (sentence: string, system: UnitSystem): string =>
  withUnits(text.sentence(sentence), system).replace(/\b\d{4}-\d{2}-\d{2}\b/g, formatDay)

/** Words of the engine with their temperatures, pressures and masses in the units the user reads. */
export const withUnits = (words: string, system: UnitSystem): string =>
  words.replace(/([-−]?\d+(\.\d+)?)(?: (degC|K|kPa|kg|km)\b)?(?=( below the atmosphere| unter dem Luftdruck)?)/g, (found: string, number: string, decimals: string | undefined, unit: string | undefined, below: string | undefined) => {
    const value = Number(number.replace('−', '-'))
    if (unit !== undefined) return formatMeasure(value, unit, system, below === undefined ? '' : 'cold_suction_kpa')
    return decimals === undefined ? found : formatNumber(value, decimals.length - 1)
  })
