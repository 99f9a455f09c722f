import type { Thresholds } from './profile'

interface Sign {
  detector: string
  /** The value from which it casts doubt. */
  from(thresholds: Thresholds): number
  /** Where this statistic has values, the sensor is not used. */
  unless?: string
}

/** A sensor is in doubt before it is found at fault: from this share of its threshold on. */
export const doubtShare = 2 / 3

const atRest = (sensor: string): Sign => ({ detector: `drift_${sensor}_k`, from: (t) => doubtShare * t('drift.offstate_K') })
const step: Sign = { detector: 'meter_step', from: (t) => doubtShare * t('meter.step_ln') }

/**
 * What a rule may rest on, each with the statistics that cast doubt on it. With a weather station the outdoor sensor is not
 * used; wet or very hot gas spoils the heat that is worked out from the refrigerant.
 */
const doubts = {
  outdoor: [{ ...atRest('outdoor'), unless: 'outdoor_bias_k' }],
  coil: [atRest('coil')],
  suction: [atRest('suction')],
  liquid: [atRest('liquid')],
  water: [atRest('supply'), atRest('return'), atRest('pair')],
  pressures: [{ detector: 'pressure_sensor_pct', from: (t) => doubtShare * t('sensor.pressure_pct') }],
  meter: [{ detector: 'metering_suspect', from: (t) => doubtShare * t('meter.suspect_share') }, step],
  'meter step': [step],
  standby: [{ detector: 'standby_ratio', from: (t) => doubtShare * t('standby.ratio') }],
  'refrigerant side': [
    { detector: 'floodback_h', from: (t) => doubtShare * t('compressor.floodback_h') },
    { detector: 'discharge_hot_c', from: (t) => (t('compressor.tdis_alert_F') - 32) / 1.8 },
  ],
} as const satisfies Record<string, readonly Sign[]>
export type Doubt = keyof typeof doubts

const signs = Object.values(doubts).flatMap((ofOne: readonly Sign[]) => ofOne)

/** The statistics that cast a doubt. */
export const detectorsOfDoubt = (doubt: Doubt): string[] => doubts[doubt].map(({ detector }) => detector)

/** Statistics that cast doubt on others before they open a finding: from two thirds of a threshold on. */
export const doubtingDetectors: ReadonlySet<string> = new Set(signs.map(({ detector }) => detector))

/** Statistics whose mere presence says that a sensor is not used. */
export const replacingDetectors: ReadonlySet<string> = new Set(signs.flatMap(({ unless }) => unless ?? []))

/**
 * Days on which any of `on` is in doubt, by the last known value of one of its statistics since the last repair. Undefined
 * when there is no such day. `peaks` has the highest value of statistics.
 */
export const doubtfulDays = (
  on: readonly Doubt[],
  held: Readonly<Record<string, Float64Array>>,
  thresholds: Thresholds,
  { length, repairs }: { length: number; repairs: ReadonlySet<number> },
  peaks: Readonly<Record<string, number>> = {},
): Uint8Array | undefined => {
  let days: Uint8Array | undefined
  for (const { detector, from, unless } of on.flatMap((doubt): readonly Sign[] => doubts[doubt])) {
    const values = held[detector]
    const least = from(thresholds)
    if (values === undefined || (peaks[detector] ?? Infinity) < least) continue
    const instead = unless === undefined ? undefined : held[unless]
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
