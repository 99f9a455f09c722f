import { evidenceOf, measure, type Evidence, type Rule, type RuleContext } from '../../rule'
import { say } from '../../text'

const sensorRule = (
  part: Pick<Rule, 'name' | 'fault' | 'detector' | 'specificity' | 'levels' | 'lagDays' | 'baseConfidence'>,
  explain: (context: RuleContext) => { unit: string; expected: number; why: string; evidence: Evidence[]; notBecause: string[] },
): Rule => ({
  ...part,
  family: 'sensor',
  group: 'outdoor sensor',
  clearDays: 14,
  report: (context) => ({ metric: part.detector, value: context.held, annualKwh: null, ...explain(context) }),
})

const offsetText = (offset: number | null): string[] => (offset === null ? [] : [`sensor_drift: ${say(offset)} K from the station at night`])

/** The outdoor reading stands still. */
export const sensorStuck = sensorRule(
  {
    name: 'sensor-stuck',
    fault: 'sensor_stuck',
    detector: 'outdoor_stuck_h',
    specificity: 5,
    levels: (t) => [{ severity: 'minor', threshold: t('sensor.stuck_h') }],
    lagDays: 2,
    baseConfidence: 0.85,
  },
  ({ now, before, unit }) => ({
    unit: 'h',
    expected: 0,
    why:
      `The outdoor sensor showed one value for up to ${say(measure(now, 'outdoor_same_h'))} h at a stretch, seen from ${now.from} to ${now.to}, while the compressor went on and off` +
      (unit.hasStation ? `; the station read ${say(now.values.station_c_mean)} degC.` : '.'),
    evidence: [
      ...evidenceOf(now, 'outdoor_same_h', 'h', before.values.outdoor_same_h ?? null),
      ...evidenceOf(now, 'outdoor_swing_k', 'K', before.values.outdoor_swing_k ?? null),
      ...evidenceOf(now, 'station_c_mean', 'degC'),
      ...evidenceOf(now, 'night_offset_k', 'K', before.values.night_offset_k ?? null),
    ],
    notBecause: [`connectivity_loss: ${say(measure(now, 'days_with_data'), 0)} days of the window have telemetry`],
  }),
)

const moved = (part: Pick<Rule, 'name' | 'fault' | 'detector' | 'specificity'>, how: string): Rule =>
  sensorRule({ ...part, levels: (t) => [{ severity: 'minor', threshold: t('drift.station_K') }], lagDays: 10, baseConfidence: 0.75 }, ({ now, before }) => ({
    unit: 'K',
    expected: 0,
    why: `At night the outdoor sensor is ${say(now.values.night_offset_k)} K from the weather station from ${now.from} to ${now.to}; before it was ${say(before.values.night_offset_k)} K${how}.`,
    evidence: [
      ...evidenceOf(now, 'night_offset_k', 'K', before.values.night_offset_k ?? null),
      ...evidenceOf(before, 'night_offset_k', 'K', 0),
      ...evidenceOf(now, 'outdoor_same_h', 'h'),
    ],
    notBecause: [
      `sensor_stuck: the reading swings ${say(now.values.outdoor_swing_k)} K a day`,
      `connectivity_loss: ${say(measure(now, 'days_with_data'), 0)} days of the window have telemetry`,
    ],
  }))

/** The outdoor reading moved away from the station. */
export const sensorDrift = moved({ name: 'sensor-drift', fault: 'sensor_drift', detector: 'outdoor_drift_k', specificity: 3 }, '')

/** The same from one night to the next. */
export const sensorStep = moved({ name: 'sensor-step', fault: 'sensor_bias', detector: 'outdoor_step_k', specificity: 4 }, ' and changed from one night to the next')

/** The outdoor reading has been off from the start. */
export const sensorOffset = sensorRule(
  {
    name: 'sensor-offset',
    fault: 'sensor_bias',
    detector: 'outdoor_bias_k',
    specificity: 2,
    levels: (t) => [{ severity: 'minor', threshold: t('sensor.bias_K') }],
    lagDays: 10,
    baseConfidence: 0.65,
  },
  ({ now }) => ({
    unit: 'K',
    expected: 0,
    why: `At night the outdoor sensor is ${say(now.values.night_offset_k)} K from the weather station from ${now.from} to ${now.to}.`,
    evidence: [...evidenceOf(now, 'night_offset_k', 'K', 0), ...evidenceOf(now, 'outdoor_swing_k', 'K')],
    notBecause: [`sensor_stuck: the reading swings ${say(now.values.outdoor_swing_k)} K a day`],
  }),
)

/** The sun shines on the outdoor sensor. */
export const sensorInSun = sensorRule(
  {
    name: 'sensor-in-sun',
    fault: 'sensor_bias',
    detector: 'outdoor_sun_h',
    specificity: 2,
    levels: (t) => [{ severity: 'minor', threshold: t('sensor.sun_h') }],
    lagDays: 0,
    baseConfidence: 0.85,
  },
  ({ year }) => ({
    unit: 'h',
    expected: 0,
    why: `The sun shone on the outdoor sensor in ${say(measure(year, 'outdoor_sun_samples'), 0)} samples from ${year.from} to ${year.to}.`,
    evidence: [...evidenceOf(year, 'outdoor_sun_samples', '1', 0), ...evidenceOf(year, 'outdoor_sentinel_samples', '1', 0)],
    notBecause: [
      `sensor_stuck: the reading swings ${say(year.values.outdoor_swing_k)} K a day`,
      ...offsetText(year.values.night_offset_k ?? null),
    ],
  }),
)

/** The outdoor sensor gives values that are no temperature. */
export const sensorOutOfRange = sensorRule(
  {
    name: 'sensor-out-of-range',
    fault: 'sensor_bias',
    detector: 'outdoor_invalid_h',
    specificity: 1,
    levels: (t) => [{ severity: 'minor', threshold: t('sensor.invalid_h') }],
    lagDays: 0,
    baseConfidence: 0.85,
  },
  ({ now }) => ({
    unit: 'h',
    expected: 0,
    why: `The outdoor sensor gave ${say(measure(now, 'outdoor_sentinel_samples'), 0)} end-of-scale values and ${say(measure(now, 'outdoor_range_samples'), 0)} out of range from ${now.from} to ${now.to}.`,
    evidence: [...evidenceOf(now, 'outdoor_sentinel_samples', '1', 0), ...evidenceOf(now, 'outdoor_range_samples', '1', 0)],
    notBecause: [`connectivity_loss: ${say(measure(now, 'days_with_data'), 0)} days of the window have telemetry`],
  }),
)
