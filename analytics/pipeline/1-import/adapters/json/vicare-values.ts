import type { StateValue } from './device-states'
import { fieldsIn, isFields, listIn, textIn, type Fields } from './fields'

type Features = ReadonlyMap<string, Fields>

interface Source {
  feature: string
  property?: string
  /** What one of the vendor's units is in ours; other units are left out. */
  units?: Readonly<Record<string, number>>
}

const celsius = (...features: string[]): Source[] => features.map((feature) => ({ feature, units: { celsius: 1 } }))
const perMinute = { 'liter/hour': 1 / 60, liter: 1 / 60 }

/** Where each signal stands, the first that has a value wins. Older dumps call litres an hour `liter`. */
const numbers: Readonly<Record<string, readonly Source[]>> = {
  outdoor_c: celsius('heating.sensors.temperature.outside'),
  supply_c: celsius('heating.secondaryCircuit.sensors.temperature.supply', 'heating.boiler.sensors.temperature.commonSupply'),
  return_c: celsius('heating.secondaryCircuit.sensors.temperature.return', 'heating.sensors.temperature.return'),
  indoor_c: celsius(...[0, 1, 2].map((circuit) => `heating.circuits.${circuit}.sensors.temperature.room`)),
  dhw_tank_c: celsius('heating.dhw.sensors.temperature.dhwCylinder', 'heating.dhw.sensors.temperature.hotWaterStorage'),
  flow_lpm: [{ feature: 'heating.sensors.volumetricFlow.allengra', units: perMinute }],
  compressor_hz: [{ feature: 'heating.compressors.0.speed.current', units: { revolutionsPerSecond: 1 } }],
  discharge_c: celsius('heating.compressors.0.sensors.temperature.outlet'),
  suction_c: celsius('heating.compressors.0.sensors.temperature.inlet'),
  liquid_c: celsius('heating.condensors.0.sensors.temperature.liquid'),
  superheat_k: [{ feature: 'heating.evaporators.0.sensors.temperature.overheat', units: { celsius: 1, kelvin: 1 } }],
}

const sums: Readonly<Record<string, readonly string[]>> = {
  energy_counter_kwh: ['heating', 'dhw', 'cooling'].map((use) => `heating.power.consumption.summary.${use}`),
  heat_counter_kwh: ['heating', 'dhw'].map((use) => `heating.heat.production.summary.${use}`),
}

const modes: Readonly<Record<string, string>> = { off: 'off', ready: 'off', pause: 'off', standby: 'off', heating: 'heat', cooling: 'cool', dhw: 'dhw', defrost: 'defrost', defrosting: 'defrost' }

/** The canonical signals of a dump. Counters count from the first of January, as the vendor's do. Pressures are left out: nothing says whether they are absolute. */
export const vicareValues = (features: Features): Map<string, StateValue> => {
  const found = new Map<string, StateValue>()
  for (const [signal, sources] of Object.entries(numbers)) {
    const value = sources.map((source) => numberOf(features, source)).find((one) => one !== undefined)
    if (value !== undefined) found.set(signal, value)
  }
  for (const [signal, parts] of Object.entries(sums)) {
    const value = sumOf(features, parts)
    if (value !== undefined) found.set(signal, value)
  }
  const mode = modeOf(features)
  if (mode !== undefined) found.set('mode', mode)
  const defrosting = fieldsIn(features.get('heating.outdoor.defrosting')?.['active'])['value']
  if (typeof defrosting === 'boolean') found.set('defrost', { path: 'heating.outdoor.defrosting', value: defrosting })
  const faults = listIn(fieldsIn(features.get('device.messages.errors.raw')?.['entries'])['value']).flatMap((entry) => textIn(fieldsIn(entry)['errorCode']) ?? [])
  if (faults.length > 0) found.set('fault_code', { path: 'device.messages.errors.raw', value: faults.join('|') })
  return found
}

/** What the heat pump does; what its compressor is at where it does not say. A phase of rest while the compressor runs tells nothing. */
const modeOf = (features: Features): StateValue | undefined => {
  const state = textIn(fieldsIn(features.get('heating.secondaryCircuit.operation.state')?.['currentValue'])['value'])
  if (state !== undefined) return { path: 'heating.secondaryCircuit.operation.state', value: modes[state.toLowerCase()] ?? 'unknown' }
  const compressor = features.get('heating.compressors.0')
  const phase = textIn(fieldsIn(compressor?.['phase'])['value'])
  if (phase === undefined) return undefined
  const mode = modes[phase.toLowerCase()] ?? 'unknown'
  return { path: 'heating.compressors.0', value: mode === 'off' && fieldsIn(compressor?.['active'])['value'] === true ? 'unknown' : mode }
}

const numberOf = (features: Features, { feature, property = 'value', units }: Source): StateValue | undefined => {
  const properties = features.get(feature)
  if (properties === undefined || /notConnected|error/i.test(textIn(fieldsIn(properties['status'])['value']) ?? '')) return undefined
  const { value, unit } = fieldsIn(properties[property])
  const factor = units?.[String(unit)]
  if (factor === undefined || value === null || value === undefined) return undefined
  if (typeof value !== 'number') return typeof value === 'string' ? { path: feature, value } : undefined
  return { path: feature, value: Number((value * factor).toPrecision(12)) }
}

const sumOf = (features: Features, parts: readonly string[]): StateValue | undefined => {
  const values = parts.flatMap((feature) => {
    const year = features.get(feature)?.['currentYear']
    return isFields(year) && year['unit'] === 'kilowattHour' && typeof year['value'] === 'number' ? [year['value']] : []
  })
  return values.length === 0 ? undefined : { path: parts.join(' + '), value: Number(values.reduce((sum, value) => sum + value, 0).toPrecision(12)) }
}
