import { locale } from '../text/language'

/** Which family of units the user wants to read. The engine always answers SI and UTC. */
export type UnitSystem = 'si' | 'us'

export type Quantity =
  | 'temperature'
  | 'temperature_difference'
  | 'pressure'
  | 'pressure_difference'
  | 'mass'
  | 'power'
  | 'capacity'
  | 'energy'
  | 'water_flow'
  | 'air_flow'
  | 'frequency'
  | 'current'
  | 'velocity'
  | 'share'
  | 'rotation'
  | 'signal_strength'
  | 'minutes'
  | 'distance'
  | 'ratio'

/** How one quantity is shown: unit text, digits after the point, and SI to shown and back. */
export interface Scale {
  unit: string
  digits: number
  from: (si: number) => number
  back: (shown: number) => number
}

const linear = (unit: string, digits: number, factor = 1, offset = 0): Scale => ({
  unit,
  digits,
  from: (si) => si * factor + offset,
  back: (shown) => (shown - offset) / factor,
})

const kilopascalPerPsi = 6.894757293168
const standardAtmosphereKpa = 101.325
const kilogramPerPound = 0.45359237
const litrePerGallon = 3.785411784
const cubicMetrePerCubicFoot = 0.028316846592
const wattPerBtuHour = 0.29307107017

const si: Record<Quantity, Scale> = {
  temperature: linear('°C', 1),
  temperature_difference: linear('K', 1),
  pressure: linear('kPa', 0),
  pressure_difference: linear('kPa', 1),
  mass: linear('kg', 2),
  power: linear('kW', 2, 1e-3),
  capacity: linear('kW', 1, 1e-3),
  energy: linear('kWh', 0),
  water_flow: linear('L/min', 1),
  air_flow: linear('m³/h', 0),
  frequency: linear('Hz', 0),
  current: linear('A', 1),
  velocity: linear('mm/s', 2),
  share: linear('%', 0),
  rotation: linear('rpm', 0),
  signal_strength: linear('dBm', 0),
  minutes: linear('min', 1),
  distance: linear('km', 0),
  ratio: linear('', 2),
}

const us: Record<Quantity, Scale> = {
  ...si,
  temperature: linear('°F', 1, 1.8, 32),
  temperature_difference: linear('°F', 1, 1.8),
  pressure: linear('psig', 0, 1 / kilopascalPerPsi, -standardAtmosphereKpa / kilopascalPerPsi),
  pressure_difference: linear('psi', 2, 1 / kilopascalPerPsi),
  mass: linear('lb', 2, 1 / kilogramPerPound),
  capacity: linear('kBtu/h', 1, 1 / wattPerBtuHour / 1000),
  water_flow: linear('gal/min', 2, 1 / litrePerGallon),
  air_flow: linear('cfm', 0, 1 / cubicMetrePerCubicFoot / 60),
  velocity: linear('in/s', 3, 1 / 25.4),
  distance: linear('mi', 0, 1 / 1.609344),
}

/** The scale of a quantity: temperatures °C or °F, absolute kPa or psig, kg or lb; powers stay kW. */
export const scaleOf = (quantity: Quantity, system: UnitSystem): Scale => (system === 'us' ? us : si)[quantity]

/** What stands where nothing is known. */
export const missing = '–'

const numberFormats = new Map<string, Intl.NumberFormat>()

const numberFormat = (digits: number, signed: boolean): Intl.NumberFormat => {
  const key = `${digits}${signed}`
  const known = numberFormats.get(key)
  if (known !== undefined) return known
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: signed ? 'exceptZero' : 'negative',
  })
  numberFormats.set(key, made)
  return made
}

type Maybe = number | null | undefined

const known = (value: Maybe): value is number => value !== null && value !== undefined && Number.isFinite(value)

/** A number with a fixed count of digits, thousands apart, a true minus sign. */
export const formatNumber = (value: Maybe, digits = 0): string =>
  known(value) ? numberFormat(digits, false).format(value).replace('-', '−') : missing

/** The same with a plus sign on positive values. */
export const formatSigned = (value: Maybe, digits = 0): string =>
  known(value) ? numberFormat(digits, true).format(value).replace('-', '−') : missing

/** A percentage given as 0 to 100. */
export const formatPercent = (value: Maybe, digits = 0): string =>
  known(value) ? `${formatNumber(value, digits)} %` : missing

export const formatSignedPercent = (value: Maybe, digits = 1): string =>
  known(value) ? `${formatSigned(value, digits)} %` : missing

/** A quantity with its unit, from SI. */
export const formatQuantity = (value: Maybe, quantity: Quantity, system: UnitSystem, digits?: number): string => {
  if (!known(value)) return missing
  const scale = scaleOf(quantity, system)
  return `${formatNumber(scale.from(value), digits ?? scale.digits)} ${scale.unit}`.trim()
}

const symbols: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', CAD: 'CA$', AUD: 'A$', JPY: '¥' }

/** An amount of money; without a currency the plain number. */
export const formatMoney = (value: Maybe, currency: string | null | undefined, digits = 0): string => {
  if (!known(value)) return missing
  const amount = formatNumber(Math.abs(value), digits)
  const sign = value < 0 ? '−' : ''
  const symbol = currency ? symbols[currency] : undefined
  if (symbol !== undefined) return `${sign}${symbol}${amount}`
  return currency ? `${sign}${amount} ${currency}` : `${sign}${amount}`
}

/** Bytes in steps of 1000. */
export const formatBytes = (value: Maybe): string => {
  if (!known(value)) return missing
  if (value < 1000) return `${value} B`
  const steps = ['kB', 'MB', 'GB', 'TB']
  const power = Math.min(steps.length, Math.floor(Math.log10(value) / 3))
  const shown = value / 1000 ** power
  return `${formatNumber(shown, shown < 10 ? 1 : 0)} ${steps[power - 1]}`
}

/** Seconds as the two largest units that matter: `8 s`, `3 min 20 s`, `2 h 5 min`. */
export const formatDuration = (seconds: Maybe): string => {
  if (!known(seconds)) return missing
  if (seconds < 10 && seconds > 0) return `${formatNumber(seconds, 1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
