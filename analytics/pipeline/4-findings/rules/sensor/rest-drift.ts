import type { Group } from '../../groups'
import type { Measure } from '../../measures'
import { evidenceOf, statisticOf, type Rule } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'
import { whenAtRest } from './when-at-rest'

interface Sensor {
  id: string
  name: string
  group: Group
  /** Daily offsets at rest that show it. */
  offsets: readonly Measure<'before'>[]
}

const sensors: readonly Sensor[] = [
  { id: 'outdoor', name: 'outdoor', group: 'outdoor sensor', offsets: ['rest_outdoor_k'] },
  { id: 'coil', name: 'outdoor coil', group: 'coil sensor', offsets: ['rest_coil_k'] },
  { id: 'suction', name: 'suction line', group: 'suction sensor', offsets: ['rest_suction_k'] },
  { id: 'liquid', name: 'liquid line', group: 'liquid sensor', offsets: ['rest_liquid_k'] },
  { id: 'supply', name: 'supply', group: 'water sensors', offsets: ['rest_supply_k'] },
  { id: 'return', name: 'return', group: 'water sensors', offsets: ['rest_return_k'] },
  { id: 'pair', name: 'supply or return', group: 'water sensors', offsets: ['rest_supply_k', 'rest_return_k'] },
  { id: 'indoor', name: 'room', group: 'room sensor', offsets: ['rest_indoor_k'] },
  { id: 'indoor_coil', name: 'indoor coil', group: 'indoor coil sensor', offsets: ['rest_indoor_coil_k'] },
]

const sensorRule = (sensor: Sensor, isSudden: boolean): Rule => {
  const { id, name, group, offsets } = sensor
  const detector = isSudden ? `bias_${id}_k` : `drift_${id}_k`
  return {
    name: detector.replace(/_k$/, '').replaceAll('_', '-'),
    fault: isSudden ? 'sensor_bias' : 'sensor_drift',
    family: 'sensor',
    group,
    detector,
    specificity: isSudden ? 4 : 3,
    levels: (t) => [
      { severity: 'minor', threshold: t('drift.offstate_K') },
      ...(id === 'pair' || id === 'outdoor' ? [] : [{ severity: 'major' as const, threshold: t('drift.severe_K') }]),
    ],
    lagDays: 14,
    clearDays: 14,
    baseConfidence: id === 'pair' ? 0.65 : 0.75,
    report: (context) => ({
      metric: detector,
      value: context.held,
      unit: 'K',
      expected: 0,
      why:
        `With the compressor at rest the ${name} sensor ${isSudden ? 'is off' : 'has moved'} by ${say(context.held)} K against ` +
        `${id === 'pair' ? 'its partner' : 'its neighbours, which agree with each other'}, ${whenAtRest(context.now)}, ` +
        (isSudden ? 'from one rest to the next.' : "since this unit's first rests."),
      evidence: [
        ...offsets.flatMap((offset) => evidenceOf(context.now, offset, 'K', context.before.values[offset] ?? null)),
        ...evidenceOf(context.now, 'rests', '1'),
        ...evidenceOf(context.year, 'rests', '1'),
        ...(id === 'outdoor' ? evidenceOf(context.now, 'night_offset_k', 'K', context.before.values.night_offset_k ?? null) : []),
        ...statisticOf(context, detector, 'K', 0),
      ],
      notBecause: notBecauseOf(context, ['sensor_stuck', 'connectivity_loss']),
      annualKwh: null,
    }),
  }
}

/** Two rules for each sensor that rests beside others: an error that grows, and one that came at once. */
export const restDrifts: readonly Rule[] = sensors.flatMap((sensor) => [sensorRule(sensor, false), sensorRule(sensor, true)])
