import type { Conditions } from '../conditions'
import { tenth, whole } from '../rounding'
import { off } from '../run-modes'
import type { NumberSignal, Telemetry } from '../telemetry'
import type { UnitPlan } from '../unit-plan'
import type { UnitState } from '../unit-state'
import type { FaultRecipe, FaultySensor } from './fault-recipe'

export const signalOf: Readonly<Record<FaultySensor, NumberSignal>> = {
  outdoor: 'outdoor_c',
  coil: 'outdoor_coil_c',
  suction: 'suction_c',
  liquid: 'liquid_c',
  discharge: 'discharge_c',
  supply: 'supply_c',
  return: 'return_c',
  indoor: 'indoor_c',
  suction_pressure: 'suction_kpa',
  discharge_pressure: 'discharge_kpa',
}

type Spoil = (numbers: Telemetry['numbers'], row: number, s: UnitState, c: Conditions) => void

const nothing: Spoil = () => undefined

/** What a fault of sensors or meters makes of the readings of a row, once its onset has passed. */
export const createFaultyReadings = ({ fault }: UnitPlan): Spoil => {
  if (fault === undefined) return nothing
  if (fault.fault === 'sensor_stuck') return stuck(fault)
  if (fault.fault === 'sensor_drift' || fault.fault === 'sensor_bias') return wrong(fault)
  return fault.fault === 'metering_fault' ? meter(fault) : nothing
}

const stuck = (fault: FaultRecipe): Spoil => {
  const signal = signalOf[fault.sensor ?? 'outdoor']
  let frozen = NaN
  return (numbers, row) => {
    const column = numbers[signal]
    if (Number.isNaN(frozen)) frozen = column[row] as number
    column[row] = frozen
  }
}

const wrong = (fault: FaultRecipe): Spoil => {
  const signal = signalOf[fault.sensor ?? 'outdoor']
  const share = signal.endsWith('kpa')
  return (numbers, row, _s, { severity }) => {
    const column = numbers[signal]
    const value = column[row] as number
    column[row] = share ? whole(value * (1 + severity / 100)) : tenth(value + severity)
  }
}

const meter = ({ kind }: FaultRecipe): Spoil => {
  if (kind === 'ct_half') return (numbers, row, _s, { severity }) => scale(numbers.power_w, row, severity)
  if (kind === 'heat_scale') return (numbers, row, _s, { severity }) => scale(numbers.heat_w, row, severity)
  if (kind === 'ct_reversed')
    return (numbers, row, s) => {
      if (s.running !== off) scale(numbers.power_w, row, -1)
    }
  return (numbers, row, s, { severity }) => {
    if (s.running === off) numbers.heat_w[row] = whole((numbers.heat_w[row] as number) + 1000 * severity)
  }
}

const scale = (column: Float32Array, row: number, factor: number): void => {
  column[row] = whole((column[row] as number) * factor)
}
