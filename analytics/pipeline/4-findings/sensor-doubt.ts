import type { Thresholds } from './profile'

interface Sign {
  detector: string
  /** Threshold key of the detector. */
  key: string
  /** Where this statistic has values, the sensor is not used. */
  unless?: string
}

const atRest = (sensor: string): Sign => ({ detector: `drift_${sensor}_k`, key: 'drift.offstate_K' })

/** What a rule may rest on, each with the statistics that cast doubt on it. With a weather station the outdoor sensor is not used. */
const doubts = {
  outdoor: [{ ...atRest('outdoor'), unless: 'outdoor_bias_k' }],
  coil: [atRest('coil')],
  suction: [atRest('suction')],
  liquid: [atRest('liquid')],
  water: [atRest('supply'), atRest('return'), atRest('pair')],
  pressures: [{ detector: 'pressure_sensor_pct', key: 'sensor.pressure_pct' }],
  meter: [
    { detector: 'metering_suspect', key: 'meter.suspect_share' },
    { detector: 'meter_step', key: 'meter.step_ln' },
  ],
} as const satisfies Record<string, readonly Sign[]>
export type Doubt = keyof typeof doubts

/** A sensor is in doubt before it is found at fault: from this share of its threshold on. */
const doubtShare = 2 / 3

/**
 * Days on which any of `on` is in doubt: the last known value of one of its statistics is at least two thirds of the
 * threshold, since the last repair. Undefined when there is no such day.
 */
export const doubtfulDays = (
  on: readonly Doubt[],
  held: Readonly<Record<string, Float64Array>>,
  thresholds: Thresholds,
  { length, repairs }: { length: number; repairs: ReadonlySet<number> },
): Uint8Array | undefined => {
  let days: Uint8Array | undefined
  for (const { detector, key, unless } of on.flatMap((doubt): readonly Sign[] => doubts[doubt])) {
    const values = held[detector]
    if (values === undefined) continue
    const instead = unless === undefined ? undefined : held[unless]
    const least = doubtShare * thresholds(key)
    let latest = NaN
    let isReplaced = false
    for (let i = 0; i < length; i++) {
      if (repairs.has(i)) latest = NaN
      const value = values[i] as number
      if (!Number.isNaN(value)) latest = value
      isReplaced ||= instead !== undefined && !Number.isNaN(instead[i])
      if (latest >= least && !isReplaced) (days ??= new Uint8Array(length))[i] = 1
    }
  }
  return days
}
