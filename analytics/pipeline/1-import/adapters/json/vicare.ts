import { EngineError } from '../../../../contract/errors'
import type { Adapted } from '../adapted'
import { adaptStates } from './device-states'
import { fieldsIn, idIn, isFields, listIn, textIn, type Fields } from './fields'
import { vicareValues } from './vicare-values'

/**
 * A dump of the Viessmann API, `{data: [{feature, properties, timestamp}]}`: one sample at the time of its newest feature.
 * Undefined for any other document. Errors: `no-time-column` when no feature has a time, `no-rows` when none is a reading.
 */
export const adaptVicare = (document: unknown, label: string): Adapted | undefined => {
  const entries = listIn(fieldsIn(document)['data']).filter(isFields)
  const features = new Map(entries.flatMap((entry) => (typeof entry['feature'] === 'string' && isFields(entry['properties']) ? [[entry['feature'], entry['properties']] as const] : [])))
  if (features.size === 0) return undefined
  const at = newest(entries)
  if (at === undefined)
    throw new EngineError('no-time-column', `${label} is a Viessmann dump whose features carry no timestamp.`, { hint: 'Save the answer of the API as it came.' })
  const values = vicareValues(features)
  if (values.size === 0)
    throw new EngineError('no-rows', `${label} is a Viessmann dump without a reading of a heat pump: its ${features.size} features begin with ${[...features.keys()].slice(0, 3).join(', ')}.`, {
      hint: 'Save the features of the heat pump itself, not those of the gateway.',
    })
  return adaptStates([{ at, device: serialOf(features) ?? gatewayOf(entries), values }], {
    format: 'Viessmann ViCare dump',
    profile: 'viessmann-vicare',
    evidence: `${features.size} features, ${values.size} of them signals`,
  })
}

const newest = (entries: readonly Fields[]): string | undefined =>
  entries
    .map(({ timestamp }) => timestamp)
    .filter((time): time is string => typeof time === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time))
    .reduce<string | undefined>((latest, time) => (latest === undefined || time > latest ? time : latest), undefined)

const serialOf = (features: ReadonlyMap<string, Fields>): string | undefined =>
  ['device.serial', 'heating.boiler.serial', 'heating.controller.serial'].map((feature) => idIn(fieldsIn(features.get(feature)?.['value'])['value'])).find((serial) => serial !== undefined)

/** Where the device names no serial: its gateway, and which of its devices it is. */
const gatewayOf = (entries: readonly Fields[]): string | undefined => {
  const gateway = entries.map(({ gatewayId }) => idIn(gatewayId)).find((id) => id !== undefined)
  const device = entries.map(({ deviceId }) => textIn(deviceId)).find((id) => id !== undefined)
  return gateway === undefined ? undefined : `${gateway}-${device ?? '0'}`
}

/** Refuses what the Viessmann service answers in place of data, with the reason it states. Errors: `no-rows`. */
export const refuseVicareError = (document: unknown, label: string): void => {
  const answer = fieldsIn(document)
  const isError = ('viErrorId' in answer && 'errorType' in answer) || (Object.keys(answer).length <= 2 && typeof answer['error'] === 'string')
  if (!isError) return
  const reason = textIn(fieldsIn(answer['extendedPayload'])['reason']) ?? textIn(answer['errorType']) ?? textIn(answer['error']) ?? 'no reason'
  const status = textIn(answer['statusCode'])
  const words = textIn(answer['message'])
  const more = [words !== undefined && words !== reason ? words : undefined, status === undefined ? undefined : `status ${status}`].filter((part) => part !== undefined).join(', ')
  throw new EngineError('no-rows', `${label} holds an error in place of readings: ${reason}${more === '' ? '' : ` (${more.replace(/\.(?=,|$)/, '')})`}.`, { hint: adviceOn(reason) })
}

const adviceOn = (reason: string): string => {
  if (/OFFLINE|COMMUNICATION/i.test(reason)) return 'The device could not be reached; export again when it is online.'
  if (/TOKEN/i.test(reason)) return 'Sign in again, then export again.'
  if (/RATE/i.test(reason)) return 'Wait until the limit is renewed, then export again.'
  return 'Export it again.'
}
