import { describe, expect, it } from 'vitest'
import { notEnoughOf, type UnitFacts } from '../../analytics/answers/quality/not-enough'
import { notComplete } from '../../analytics/pipeline/3-models/baseline/complete'
import { germanSentence } from '../../renderer/text/german-sentence'

/** One of every sentence of the rules. */
const said = [
  'It was seen over 12 days so far: until 42 it is advice, as much of this passes by itself.',
  '120 runs were under 8 minutes at 9.1 degC outdoors from 2025-12-18 to 2025-12-31, of 180 starts.',
  '5.2 of 5.2 defrosts from 2025-12-18 to 2025-12-31 came in weather in which no frost forms: the coil sensor may read low.',
  '5.2 of 5.2 defrosts from 2025-12-18 to 2025-12-31 had no frost to melt.',
  '5.2 of 5.2 defrosts from 2025-12-18 to 2025-12-31 were incomplete; the coil reached 5.2 degC, before the fault 5.2 degC.',
  '61.0 % of the samples of two weeks were missing, while most other units of the same import reported; from 2025-12-18 to 2025-12-31 days with data had 38.2 % of theirs.',
  'A defrost took 9.4 min from 2025-12-18 to 2025-12-31, 1.72 times what this unit took at first in the same weather: low charge, a fan relay or the reversing valve slow it.',
  'At night the outdoor sensor is 2.4 K from the weather station from 2025-12-18 to 2025-12-31.',
  'At night the outdoor sensor is 2.4 K from the weather station from 2025-12-18 to 2025-12-31; before it was 0.3 K and changed from one night to the next.',
  'At night the outdoor sensor is 2.4 K from the weather station from 2025-12-18 to 2025-12-31; before it was 0.3 K.',
  'Backup heat ran 12.3 h while no heat was called, from 2025-12-18 to 2025-12-31: a stuck contactor or relay does that.',
  'Backup heat ran alone for 40.2 h from 2025-12-18 to 2025-12-31 with the compressor off, at -4.1 degC outdoors: emergency heat may be switched on by hand.',
  'Backup heat ran up to 5.2 degC outdoors from 2025-12-18 to 2025-12-31, 5.2 K above its lockout, outside defrosts and recovery: 5.2 kWh in 5.2 h.',
  'Defrosts came every 45 run minutes from 2025-12-18 to 2025-12-31 and varied by 4 % only: a timer, whatever the weather.',
  'Defrosts came every 5.2 run minutes from 2025-12-18 to 2025-12-31, where the weather asked for one in 5.2.',
  'Defrosts came every 95 run minutes from 2025-12-18 to 2025-12-31, where the weather asked for one in 42: 2.2 times as late as this unit used to.',
  'Electricity is 22.4 % above what the weather explains, 4.1 kWh a day from 2025-12-18 to 2025-12-31. Against the 28 days before, a day took 0.82 EUR more: 0.10 by price, 0.30 by weather, 0.02 by load, 0.40 by efficiency, 0.00 by backup heat.',
  'Electricity is 22.4 % above what the weather explains, 4.1 kWh a day from 2025-12-18 to 2025-12-31. Against the 28 days before, a day took 3.21 kWh more: 0.30 by weather, 0.02 by load, 0.40 by efficiency, 0.00 by backup heat.',
  'From 2025-12-18 to 2025-12-31 9.0 % of the charge were lost within a week: the circuit behaved as one that has lost charge. This is an indication of charge loss; telemetry is no gas detector. The refrigerant is toxic and mildly flammable: call the site within 4 hours, within 48 while the finding is minor; keep people away, have the power cut from outside and the place ventilated, and do not restart it from afar.',
  'From 2025-12-18 to 2025-12-31 a defrost went on for 62 min and did not end by itself.',
  'From 2025-12-18 to 2025-12-31 current did not fit power.',
  'From 2025-12-18 to 2025-12-31 current is 5.2 A, 5.2 A expected; power is 5.2 W, 5.2 W expected. Efficiency is 5.2 % from this unit\'s own at the same conditions.',
  'From 2025-12-18 to 2025-12-31 current is 5.2 A; power is 5.2 W. Efficiency is 5.2 % from this unit\'s own at the same conditions.',
  'From 2025-12-18 to 2025-12-31 flow per turn and suction density is 5.2, 5.2 expected; suction pressure is 5.2 kPa, 5.2 kPa expected; discharge pressure is 5.2 kPa, 5.2 kPa expected. Efficiency is 5.2 % from this unit\'s own at the same conditions.',
  'From 2025-12-18 to 2025-12-31 heat and electricity can\'t both be right: the COP of a day is 9.40, 3.2 kWh of heat came while the compressor stood, and power was negative for 0.0 h.',
  'From 2025-12-18 to 2025-12-31 heat was called and the room was cold for 5.2 h in which the compressor rested, at up to 5.2 degC outdoors.',
  'From 2025-12-18 to 2025-12-31 heat went the wrong way for 45 min at a stretch while the mode said otherwise and no defrost ran.',
  'From 2025-12-18 to 2025-12-31 hot gas reached the suction side.',
  'From 2025-12-18 to 2025-12-31 less air or water passed the indoor side.',
  'From 2025-12-18 to 2025-12-31 power is 5.2 W, 5.2 W expected; current is 5.2 A, 5.2 A expected. Efficiency is 5.2 % from this unit\'s own at the same conditions.',
  'From 2025-12-18 to 2025-12-31 subcooling is 5.2 K, 5.2 K expected; discharge pressure is 5.2 kPa, 5.2 kPa expected; power is 5.2 W, 5.2 W expected. Efficiency is 5.2 % from this unit\'s own at the same conditions.',
  'From 2025-12-18 to 2025-12-31 suction pressure was 6.1 kPa below the atmosphere, at down to -27.0 degC outdoors: air may be drawn in. Check the transducer first.',
  'From 2025-12-18 to 2025-12-31 superheat is 3.1 K, 6.0 K expected; the valve is open by 100.0 %, 52.0 % expected.',
  'From 2025-12-18 to 2025-12-31 superheat is 5.2 K, 5.2 K expected; subcooling is 5.2 K, 5.2 K expected; suction pressure is 5.2 kPa, 5.2 kPa expected. Efficiency is 5.2 % from this unit\'s own at the same conditions.',
  'From 2025-12-18 to 2025-12-31 superheat is off.',
  'From 2025-12-18 to 2025-12-31 the charge was 11.2 % below this unit\'s own baseline: subcooling is 2.1 K, 5.0 K expected; the expansion valve is open by 61.0 %, 44.0 % expected. Efficiency is -4.1 % from this unit\'s own at the same conditions. This is an indication of charge loss; telemetry is no gas detector. The refrigerant is highly flammable: call the site within 4 hours, within 48 while the finding is minor; have the power cut from outside and the place ventilated, do not restart it from afar, and send only somebody trained for A3.',
  'From 2025-12-18 to 2025-12-31 the circuit behaved as an overcharged one.',
  'From 2025-12-18 to 2025-12-31 the circuit behaved as one with a restricted liquid line.',
  'From 2025-12-18 to 2025-12-31 the circuit behaved as one with trapped gas.',
  'From 2025-12-18 to 2025-12-31 the compressor heated for 33.0 h in frosting weather with 0 defrosts.',
  'From 2025-12-18 to 2025-12-31 the compressor moved less refrigerant for each turn.',
  'From 2025-12-18 to 2025-12-31 the compressor ran 5.2 h with hardly any superheat: liquid refrigerant came back to it.',
  'From 2025-12-18 to 2025-12-31 the compressor ran for 3.2 h a day below the least outdoor temperature of its maker; it was down to -29.1 degC.',
  'From 2025-12-18 to 2025-12-31 the compressor shook 3.1 times as much as at first at the same speed.',
  'From 2025-12-18 to 2025-12-31 the compressor took more power for the same work.',
  'From 2025-12-18 to 2025-12-31 the discharge line reached 118.0 degC for ten minutes and more a day; the limit is 115.6 degC.',
  'From 2025-12-18 to 2025-12-31 the discharge line reached 5.2 degC in a tenth of its steady time; the limit is 5.2 degC.',
  'From 2025-12-18 to 2025-12-31 the indoor side is off its heat sink by 5.2 K, 5.2 K expected; discharge temperature is 5.2 degC, 5.2 degC expected. Efficiency is 5.2 % from this unit\'s own at the same conditions.',
  'From 2025-12-18 to 2025-12-31 the indoor side is off its heat sink by 5.2 K, 5.2 K expected; discharge temperature is 5.2 degC. Efficiency is 5.2 % from this unit\'s own at the same conditions.',
  'From 2025-12-18 to 2025-12-31 the outdoor coil exchanged less heat.',
  'From 2025-12-18 to 2025-12-31 the pressure of the resting circuit was 22.0 % below saturation at its coldest line, so that no liquid is left. This is an indication of charge loss; telemetry is no gas detector. The refrigerant is mildly flammable: ventilate, and keep sources of ignition away until it is repaired.',
  'From 2025-12-18 to 2025-12-31 the pressure of the resting circuit was 9.0 % above saturation at its coldest line.',
  'From 2025-12-18 to 2025-12-31 the room stayed cold for 12.0 h with the compressor at full speed; backup heat ran 0.0 h; outdoors -8.1 degC.',
  'From 2025-12-18 to 2025-12-31 the room was too cold for 5.2 h with the compressor at full speed, and backup heat ran 5.2 h; outdoors 5.2 degC.',
  'From 2025-12-18 to 2025-12-31 the suction line is at 5.2 degC, 5.2 degC expected; superheat is 5.2 K, 5.2 K expected; suction pressure is 5.2 kPa, 5.2 kPa expected. Efficiency is 5.2 % from this unit\'s own at the same conditions.',
  'From 2025-12-18 to 2025-12-31 the unit heated for 41.5 h with a frosted coil, far below the air, and no defrost came; there were 3 in all.',
  'From 2025-12-18 to 2025-12-31 vibration is 4.10 mm/s, 1.20 mm/s expected.',
  'In cooling the median COP was 5.2 from 2025-12-18 to 2025-12-31, 5.2 % against what this unit did in its baseline at the same outdoor and sink temperature.',
  'In hot water the median COP was 2.31 from 2025-12-18 to 2025-12-31, -6.3 % against what this unit did in its baseline at the same outdoor and sink temperature.',
  'In space heating the median COP was 5.2 from 2025-12-18 to 2025-12-31, 5.2 % against what this unit did in its baseline at the same outdoor and sink temperature.',
  'Metered power is 812 W at 52 Hz from 2025-12-18 to 2025-12-31, before 1622 W at 51 Hz: a step of -0.69 in logarithm that heat does not show, as a current transformer gives that reads half or double.',
  'No telemetry on 5.2 days from 2025-12-18 to 2025-12-31, while most other units of the same import reported; the 28 days before had data on 5.2. At its site 5.2 of 5.2 other units were silent on those days as well: look at power, gateway and network of the site first.',
  'No telemetry on 9 days from 2025-12-18 to 2025-12-31, while most other units of the same import reported; the 28 days before had data on 28. At its site 3 other units reported on those days: it is this unit or its way to the gateway.',
  'Supply temperature in heating is 5.2 degC from 2025-12-18 to 2025-12-31 (5.2 degC before), other than this unit\'s own heating curve at the same weather.',
  'The compressor started 402 times in 61 hours of running at 6.2 degC outdoors from 2025-12-18 to 2025-12-31.',
  'The compressor started up to 11 times in an hour from 2025-12-18 to 2025-12-31, 812 times in all; half of its runs were under 6 minutes.',
  'The discharge temperature showed one value for up to 5.2 h at a stretch, seen from 2025-12-18 to 2025-12-31, while the compressor went on and off.',
  'The outdoor sensor gave 40 end-of-scale values and 12 out of range from 2025-12-18 to 2025-12-31.',
  'The outdoor sensor showed one value for up to 31.2 h at a stretch, seen from 2025-12-18 to 2025-12-31, while the compressor went on and off.',
  'The outdoor sensor showed one value for up to 31.2 h at a stretch, seen from 2025-12-18 to 2025-12-31, while the compressor went on and off; the station read -3.1 degC.',
  'The resting unit takes 96 W from 2025-12-18 to 2025-12-31, 65 W more than it used to: a crankcase or pan heater, a pump or a fan may never switch off.',
  'The room setpoint is 5.2 degC from 2025-12-18 to 2025-12-31, before 5.2 degC.',
  'The suction temperature showed one value for up to 5.2 h at a stretch, seen from 2025-12-18 to 2025-12-31, while the compressor went on and off.',
  'The sun shone on the outdoor sensor in 812 samples from 2025-01-01 to 2025-12-31.',
  'The yearly summary up to 2025-12-31 says a COP of 11.20 (9100 kWh of heat from 812 kWh), which no heat pump reaches: one of the meters is wrong.',
  'With the compressor at rest both ends of the circuit hold one pressure, and the two transducers are 6.2 % farther apart than at first, from 2025-12-18 to 2025-12-31: the suction one moved more.',
  'With the compressor at rest both ends of the circuit hold one pressure, and the two transducers are 6.2 % farther apart than at first, from one rest to the next, from 2025-12-18 to 2025-12-31: the discharge one moved more.',
  'With the compressor at rest the outdoor coil sensor has moved by 5.2 K against its neighbours, which agree with each other, from 2025-12-18 to 2025-12-31, since this unit\'s first rests.',
  'With the compressor at rest the room sensor has moved by 5.2 K against its neighbours, which agree with each other, from 2025-12-18 to 2025-12-31, since this unit\'s first rests.',
  'With the compressor at rest the suction line sensor has moved by 5.2 K against its neighbours, which agree with each other, from 2025-12-18 to 2025-12-31, since this unit\'s first rests.',
  'With the compressor at rest the suction line sensor is off by 5.2 K against its neighbours, which agree with each other, from 2025-12-18 to 2025-12-31, from one rest to the next.',
  'With the compressor at rest the supply or return sensor has moved by 1.9 K against its partner, from 2025-12-18 to 2025-12-31, since this unit\'s first rests.',
]

/** One of every reason why it is not something else. */
const reasons = [
  '0.4 K from the station at night',
  '5.2 days of the window have telemetry',
  '5.2 of 5.2 defrosts were incomplete',
  '5.2 of 5.2 defrosts were unnecessary',
  'at most 5.2 start in an hour',
  'at most 5.2 starts in an hour',
  'at rest no sensor of the circuit has moved by more than 5.2 K against its neighbours',
  'backup heat ran 3.1 h in the window',
  'charge lost is 5.2 %, a finding opens at 5.2 %',
  'charge lost is 5.2 %, a finding opens at 5.2 %; the residuals fit it by 5.2, compressor valve leakage by 5.2',
  'charge lost is 5.2 %, a finding opens at 5.2 %; the residuals fit it by 5.2, liquid line restriction by 5.2',
  'charge lost is 5.2 %, a finding opens at 5.2 %; the residuals fit it by 5.2, reversing valve leakage by 5.2',
  'compared at the same conditions, the sink is at 5.2 degC (a changed curve is taken out)',
  'compared at the same conditions, the sink is at 5.2 degC, 5.2 degC expected (a changed curve is taken out)',
  'current is 6.1 A, 6.0 A expected (an electrical fault raises it at the same power)',
  'discharge pressure is 2810 kPa, 2500 kPa expected (trapped gas raises it)',
  'efficiency is 5.2 % from this unit\'s own at the same conditions',
  'efficiency is 5.2 % from this unit\'s own at the same conditions; the residuals fit it by 5.2, compressor valve leakage by 5.2',
  'efficiency is 5.2 % from this unit\'s own at the same conditions; the residuals fit it by 5.2, indoor airflow restriction by 5.2',
  'electricity is 3.1 % above what weather explains',
  'flow per turn and suction density is 5.2, 5.2 expected (a leaking compressor lowers it)',
  'flow per turn and suction density is 5.2, 5.2 expected (a leaking compressor lowers it); the residuals fit it by 5.2, reversing valve leakage by 5.2',
  'heat and electricity fit each other on 5.2 % of days',
  'no sensor stood still for more than 5.2 h',
  'outdoors 5.2 degC, 5.2 degC expected (compared with days as cold)',
  'power is 5.2 W (friction raises it); the residuals fit it by 5.2, compressor current anomaly by 5.2',
  'power is 5.2 W, 5.2 W expected (friction raises it)',
  'power is 5.2 W, 5.2 W expected (friction raises it); the residuals fit it by 5.2, compressor current anomaly by 5.2',
  'power is 5.2 W, 5.2 W expected (friction raises it); the residuals fit it by 5.2, indoor airflow restriction by 5.2',
  'pressure at rest is 5.2 % above saturation',
  'pressure at rest is 5.2 % above saturation; the residuals fit it by 5.2, refrigerant overcharge by 5.2',
  'subcooling is 4.1 K, 5.0 K expected (a leak lowers it)',
  'subcooling is 5.2 K, 5.2 K expected (a restriction raises it with superheat)',
  'subcooling is 5.2 K, 5.2 K expected (a restriction raises it with superheat); the residuals fit it by 5.2, reversing valve leakage by 5.2',
  'subcooling is 5.2 K, 5.2 K expected (overcharge raises it)',
  'subcooling is 5.2 K, 5.2 K expected (overcharge raises it); the residuals fit it by 5.2, indoor airflow restriction by 5.2',
  'superheat is 5.2 K, 5.2 K expected (a valve at its limit loses it)',
  'superheat is 5.2 K, 5.2 K expected (a valve at its limit loses it); the residuals fit it by 5.2, reversing valve leakage by 5.2',
  'the clean outdoor coil is off the air by 5.2 K, 5.2 K expected (dirt raises it)',
  'the indoor side is off its heat sink by 5.2 K, 5.2 K expected (less flow raises it)',
  'the indoor side is off its heat sink by 5.2 K, 5.2 K expected (less flow raises it); the residuals fit it by 5.2, compressor bearing wear by 5.2',
  'the indoor side is off its heat sink by 5.2 K, 5.2 K expected (less flow raises it); the residuals fit it by 5.2, refrigerant overcharge by 5.2',
  'the outdoor coil is off the air by 5.2 K, 5.2 K expected (dirt raises it)',
  'the outdoor sensor is 5.2 K from the station at night',
  'the power is taken at rest, in 210 h without the compressor',
  'the reading swings 7.2 K a day',
  'the residuals fit it by 5.2, compressor current anomaly by 5.2',
  'the suction line is at 5.2 degC, 5.2 degC expected (a leaking reversing valve heats it)',
  'the suction line is at 5.2 degC, 5.2 degC expected (a leaking reversing valve heats it); the residuals fit it by 5.2, compressor valve leakage by 5.2',
  'the suction line is at 5.2 degC, 5.2 degC expected (a leaking reversing valve heats it); the residuals fit it by 5.2, liquid line restriction by 5.2',
  'vibration is 2.1 mm/s (wear raises it)',
]

const enough: UnitFacts = {
  signals: ['power_w', 'heat_w', 'outdoor_c'], sampleS: 300, days: 800, copDays: 365, usableDays: 300, daysWithStarts: 800, daysWithDefrosts: 300,
  daysOfFineDefrosts: 300, daysWithStation: 800, stationBlocks: 26, scoredDays: 200, reason: null,
}
const lacks: Partial<UnitFacts>[] = [
  { signals: ['heat_w', 'outdoor_c'] },
  { signals: ['heat_w', 'outdoor_c', 'energy_counter_kwh'] },
  ...[[], ['flow_lpm'], ['flow_lpm', 'supply_c'], ['supply_c', 'return_c'], ['supply_c'], ['flow_lpm', 'supply_c', 'return_c']].map((water) => ({ signals: ['power_w', 'outdoor_c', ...water] })),
  { copDays: 0 },
  { copDays: 12 },
  { scoredDays: 0, usableDays: 31, reason: notComplete },
  ...['no telemetry', 'no COP: heat output is not measured', 'outdoor sensor in doubt and no weather station', 'no steady operation that day', notComplete, 'fewer than 12 compared days in 60', 'conditions outside the baseline'].map((reason) => ({ scoredDays: 0, reason })),
  { reason: 'a slope needs a second season' },
  { reason: 'a slope needs more weeks' },
  { daysWithStarts: 0 },
  { daysWithStarts: 0, sampleS: 3600 },
  { daysOfFineDefrosts: 0, sampleS: 900 },
  { daysOfFineDefrosts: 0, daysWithDefrosts: 0 },
  { signals: ['power_w', 'heat_w'], daysWithStation: 0 },
  { daysWithStation: 0 },
  { stationBlocks: 4 },
]
const needs = lacks.flatMap((lack) => notEnoughOf({ ...enough, ...lack }))

const english = /\b(the|of|from|with|were|is|are|and|by|while|expected|raises|lowers|before|unit|other|its|this|than)\b/i
const numbersIn = (words: string): string[] => (words.match(/\d+(?:\.\d+)?/g) ?? []).filter((number) => !['4', '8', '28', '48', '3'].includes(number)).sort()

describe('what the engine says, in German', () => {
  it.each(said)('%s', (words) => {
    const german = germanSentence(words)
    expect(german).not.toMatch(english)
    expect(numbersIn(german)).toEqual(numbersIn(words))
  })
  it.each(reasons)('not because: %s', (words) => {
    const german = germanSentence(words)
    expect(german).not.toMatch(english)
    expect(numbersIn(german)).toEqual(numbersIn(words))
  })
  it.each(needs)('not enough: %s', (words) => {
    const german = germanSentence(words)
    expect(german.replace(/`[^`]*`/g, '')).not.toMatch(/\b(no|needs?|has|there|never|time|add|or|season|days|nothing|weather|a|of|the|is|that)\b/)
    expect(german.match(/\d+/g)?.toSorted()).toEqual(words.match(/\d+/g)?.toSorted())
  })
  it('reads as a person would say it', () => {
    expect(germanSentence('491 of 528 defrosts from 2025-12-18 to 2025-12-31 had no frost to melt.')).toBe('491 von 528 Abtauungen vom 2025-12-18 bis 2025-12-31 hatten keinen Reif zu schmelzen.')
    expect(germanSentence('superheat is 3.1 K, 6.0 K expected (a valve at its limit loses it); the residuals fit it by 0.41, reversing valve leakage by 0.62')).toBe(
      'die Überhitzung ist 3.1 K, erwartet 6.0 K (ein Ventil an seiner Grenze verliert sie); die Abweichungen passen dazu mit 0.41, zu Umschaltventil undicht mit 0.62',
    )
  })
  it('leaves alone what it does not know', () => {
    expect(germanSentence('Something quite different happened.')).toBe('Something quite different happened.')
  })
})
