import type { RestingPressures, RestingSensor, SensorAgreement, SensorGroup } from '../../../../analytics/contract'
import { text } from '../../../text/text'
import { formatNumber, formatPercent, formatQuantity, type UnitSystem } from '../../../ui/format'
import { formatDay } from '../../../ui/time'

const difference = (kelvin: number, system: UnitSystem): string => formatQuantity(Math.abs(kelvin), 'temperature_difference', system, 1)

/** What is to be said of a group at rest, a sentence or more. */
export const verdictsOf = (group: SensorGroup, { leastSensors, leastRests, holdDays }: Pick<SensorAgreement, 'leastSensors' | 'leastRests' | 'holdDays'>, system: UnitSystem): string[] => {
  const words = text.sensors
  const { sensors, compared } = group
  if (compared === 0) return [group.known < leastSensors ? words.fewSensors(group.known, leastSensors) : words.noRests]
  const judged = sensors.filter(({ verdict }) => verdict !== 'not_enough')
  const worstOf = (some: readonly RestingSensor[]): string => difference(Math.max(...some.map(({ levelK }) => Math.abs(levelK ?? 0))), system)
  if (judged.length === 0)
    return [
      sensors.every(({ levelK }) => levelK === null)
        ? words.fewRests(words.days(group.restDays), formatNumber(leastRests))
        : words.longAgo(formatDay(group.lastRestOn), formatNumber(holdDays), worstOf(sensors)),
    ]
  const moved = judged.filter(({ verdict }) => verdict === 'moved')
  const unclear = judged.filter(({ verdict }) => verdict === 'unclear')
  if (moved.length > 0) return moved.map((sensor) => movedWords(sensor, compared, system))
  if (unclear.length > 0) return [words.unclear(unclear.map(({ sensor }) => words.names[sensor]).join(', '))]
  const worst = worstOf(judged)
  const rests = words.days(group.restDays)
  return [judged[0]?.sensor === 'pair' ? words.pairAgrees(worst, rests) : words.agree(formatNumber(judged.length), worst, rests)]
}

const movedWords = ({ sensor, levelK, since, restsSince }: RestingSensor, compared: number, system: UnitSystem): string => {
  const words = text.sensors
  const [by, from, rests] = [difference(levelK ?? 0, system), formatDay(since), words.rests(restsSince)]
  if (sensor === 'pair') return words.pairMoved(by, from, rests)
  return ((levelK ?? 0) > 0 ? words.above : words.below)(words.names[sensor], by, words.others(compared - 1), from, rests)
}

/** Whether a group has something to act upon. */
export const hasMoved = ({ sensors }: SensorGroup): boolean => sensors.some(({ verdict }) => verdict === 'moved' || verdict === 'unclear')

/** How a group is called: two that touch water are a pair. */
export const groupName = ({ group, sensors }: SensorGroup): string => (sensors[0]?.sensor === 'pair' ? text.sensors.water : text.sensors.groups[group])

/** What is to be said of the pressures at rest. */
export const pressureVerdict = ({ known, restDays, lastRestOn, transducers, verdict, heldPct, since, restsSince }: RestingPressures, { leastRests, holdDays }: Pick<SensorAgreement, 'leastRests' | 'holdDays'>): string => {
  const { pressures: words, days, rests, fewRests } = text.sensors
  if (verdict === 'agrees') return words.agree(days(restDays))
  if (verdict !== 'not_enough') {
    const told = words[verdict](formatPercent(heldPct, 1), formatDay(since), rests(restsSince))
    if (verdict !== 'apart') return told
    const [most] = transducers.toSorted((a, b) => Math.abs(b.levelPct ?? 0) - Math.abs(a.levelPct ?? 0))
    return most === undefined ? told : `${told} ${words.moved[most.transducer]}`
  }
  if (known === 0) return words.none
  if (restDays < leastRests) return restDays === 0 ? words.noRests : fewRests(days(restDays), formatNumber(leastRests))
  return words.notNow(formatDay(lastRestOn), formatNumber(holdDays))
}
