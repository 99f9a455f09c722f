import { EngineError } from '../../../contract/errors'
import type { FileHead } from '../reading/file-head'
import { splitRecord } from '../reading/split-record'
import { otherThing } from '../dictionary/match-point'
import { entityShape } from './home-assistant-shape'
import type { Profile, Recognised } from './profile'

const entityNames = ['entity_id', 'sensor_id', 'statistic_id']
const valueNames = ['state', 'value', 'avg', 'mean']
const timeNames = ['last_changed', 'last_updated', 'updated_ts', 'start_time', 'start', 'last_changed_ts', 'last_updated_ts', 'start_ts', 'time', 'timestamp']
const holdSeconds = 6 * 3600
const gridSeconds = 300
/** Heads up to this size hold the whole file. */
const wholeHead = 200_000

/**
 * Home Assistant's states or statistics, a row a sample: an entity, what it says, and when. Times are texts or seconds since 1970.
 * States carry no unit: they are taken to be those of the signals. Errors: `file-unrecognised` where no entity is one of a heat pump.
 */
export const homeAssistant: Profile = {
  name: 'home-assistant',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const delimiter = [',', ';', '\t'].find((one) => (head.lines[0] ?? '').includes(one)) ?? ','
    const header = splitRecord(head.lines[0] ?? '', delimiter).map((name) => name.trim().toLowerCase())
    const [nameColumn, valueColumn, timeColumn] = [entityNames, valueNames, timeNames].map((names) => header.findIndex((name) => names.includes(name))) as [number, number, number]
    if (nameColumn < 0 || valueColumn < 0 || timeColumn < 0) return undefined
    const rows = head.lines.slice(1).map((line) => splitRecord(line, delimiter))
    refuseOthers(head, new Set(rows.map((row) => (row[nameColumn] ?? '').trim()).filter((name) => name !== '')))
    const firstTime = rows.map((row) => (row[timeColumn] ?? '').trim()).find((text) => text !== '') ?? ''
    const epoch = /^\d{9,10}(\.\d+)?$/.test(firstTime)
    return {
      format: 'Home Assistant history',
      profile: 'home-assistant',
      evidence: `columns ${[nameColumn, valueColumn, timeColumn].map((index) => header[index]).join(', ')}`,
      csv: { delimiter, skipLines: 1 },
      columns: header.map((source) => ({ source, type: 'VARCHAR' as const })),
      timeColumn,
      timeHasZone: epoch || /(Z|[+-]\d\d(:?\d\d)?)$/.test(firstTime.slice(10)),
      signals: {},
      holdS: holdSeconds,
      points: { name: { column: nameColumn }, valueColumn, time: epoch ? 'epoch' : 'text', gridS: gridSeconds, shape: entityShape, byNames: true },
    } satisfies Recognised
  },
}

const refuseOthers = (head: FileHead, entities: ReadonlySet<string>): void => {
  const whole = head.compression === null && head.file.size < wholeHead
  if (!whole || entities.size === 0 || entityShape([...entities]).columnOf.size > 0) return
  const things = [...new Set([...entities].map((entity) => otherThing(entity)))].filter((thing) => thing !== undefined)
  const listed = [...entities].sort()
  throw new EngineError(
    'file-unrecognised',
    `${head.file.label} holds no point of a heat pump${things.length === 0 ? '' : ` but ${things.join(' and ')}`}: its entities are ${listed.slice(0, 5).join(', ')}${listed.length > 5 ? ` and ${listed.length - 5} more` : ''}.`,
    { hint: 'Export the entities of the heat pump, such as sensor.heat_pump_outdoor_temperature and sensor.heat_pump_power.' },
  )
}
