import type { Random } from '../random'
import type { FaultySensor } from '../faults/fault-recipe'

/** What makes one healthy unit another than its neighbour of the same model; drawn once. */
export interface Character {
  copFactor: number
  capacityFactor: number
  superheatK: number
  subcoolingK: number
  condensingK: number
  /** Fixed errors of the sensors, K; of pressures as a share. */
  offsets: Readonly<Record<FaultySensor | 'indoor_coil', number>>
  /** Days a filter lasts, share of the air flow it has cost by then, and its age at the start, days. */
  filterDays: number
  filterLoss: number
  filterAge: number
  /** K of approach a dry day of dirt costs. */
  dirtKPerDay: number
  /** Days between two changes of a setting by the people in the house, on average. */
  habitDays: number
}

const sensors = [
  'outdoor', 'coil', 'suction', 'liquid', 'discharge', 'supply', 'return', 'indoor', 'indoor_coil', 'suction_pressure', 'discharge_pressure',
] as const

/** Draws a unit's character; `scale` 0 gives the plain unit of its model. */
export const drawCharacter = (random: Random, scale: number, air: boolean): Character => {
  const around = (middle: number, spread: number): number => middle + scale * spread * random.normal()
  const offsets = Object.fromEntries(sensors.map((name) => [name, around(0, name.endsWith('pressure') ? 0.004 : 0.22)])) as Character['offsets']
  return {
    copFactor: Math.exp(around(0, 0.025)),
    capacityFactor: Math.exp(around(0, 0.02)),
    superheatK: around(0, 0.6),
    subcoolingK: around(0, 0.7),
    condensingK: around(0, 0.4),
    offsets: { ...offsets, supply: around(0, 0.1), return: around(0, 0.1) },
    filterDays: 60 + 80 * random.uniform(),
    filterLoss: air ? scale * (0.03 + 0.04 * random.uniform()) : 0,
    filterAge: 60 * random.uniform(),
    dirtKPerDay: scale * (0.002 + 0.004 * random.uniform()),
    habitDays: 90 + 120 * random.uniform(),
  }
}
