import { units, type Unit } from '../../dictionary/units'
import type { UnderstoodColumn } from './understand-column'

const byId = (id: string): Unit => units.find((unit) => unit.id === id) as Unit
const celsius = byId('degC')
const fahrenheit = byId('degF')

/** Medians above these are no °C of the signal in any ordinary record. */
const warmest: Readonly<Record<string, number>> = { indoor_c: 40, setpoint_c: 62, outdoor_c: 42, supply_c: 78, return_c: 75, dhw_tank_c: 82, outdoor_coil_c: 60, liquid_c: 75, suction_c: 60 }

/** The unit of temperatures that name none: that of the others in the file, else °F where °C would be impossible, else °C. */
export const temperatureUnit = (columns: readonly UnderstoodColumn[]): Unit => {
  const temperatures = columns.filter(({ quantity }) => quantity === 'temperature')
  const named = temperatures.flatMap(({ unit }) => unit ?? [])[0]
  if (named !== undefined) return named
  return temperatures.some(({ signal, numbers }) => median(numbers) > (warmest[signal] ?? Infinity)) ? fahrenheit : celsius
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
