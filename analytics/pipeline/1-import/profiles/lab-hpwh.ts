import type { FileHead } from '../reading/file-head'
import { splitRecord } from '../reading/split-record'
import { cleanName } from './generic/clean-name'
import { headerParts } from './generic/header-unit'
import { converted } from '../dictionary/units'
import { columnFinder, plannedSignals, plannedTypes, senseOf } from './planned-signals'
import { columnName, type Profile, type Recognised } from './profile'

const minutes = /^(time ?)?\(?min(utes)?\)?$/i
const tankSensor = /^tank ?t(emp)?\b|^tank ?t\d/i
const wanted: readonly (readonly [signal: string, words: RegExp])[] = [
  ['outdoor_c', /^ambient t$|^db$/],
  ['power_w', /^power( in)?$/],
  ['return_c', /^inlet (t|temperature)$/],
  ['supply_c', /^outlet (t|temperature)$/],
  ['flow_lpm', /^flow rate$/],
]
const longNames = ['minutes', 'test', 'model', 'inputPower', 'tcouples1', 'aveTankTemp']
/** Above it the resistance elements of a water heater draw, W: elements of 240 V take 3.7 to 5.1 kW in these sheets, compressors at most 1.9 kW. */
const elementsW = 2500
const caution = `The sheet counts minutes and names no day: they were put at 2000-01-01. Power above ${elementsW} W is that of the resistance elements, auxiliary heat.`

/** All a water heater makes is hot water; what its elements draw is auxiliary heat. */
const hotWater = (power: string): Record<string, string> => ({
  mode: `CASE WHEN ${power} > ${elementsW} THEN 'aux' WHEN ${power} IS NOT NULL THEN 'dhw' END`,
  aux_power_w: `CASE WHEN ${power} > ${elementsW} THEN ${power} WHEN ${power} IS NOT NULL THEN 0.0 END`,
})

/**
 * Sheets of water heater tests in a laboratory: minutes since the start, tank sensors, draws. One test a file with units in the
 * header, or many tests below each other (`test`, `model`; °F, W, gpm), which become a unit for each model and test. No flow is no draw.
 */
export const labHpwh: Profile = {
  name: 'lab-hpwh',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const names = splitRecord(head.lines[0] ?? '', ',').map(cleanName)
    return longNames.every((name) => names.includes(name)) ? manyTests(head, names) : oneTest(names)
  },
}

const frame = (names: readonly string[], timeColumn: number, numbers: ReadonlySet<string>, signals: Record<string, string>) => ({
  profile: 'lab-hpwh',
  csv: { delimiter: ',', skipLines: 1, time: { columns: [timeColumn], as: 'minutes' as const, formats: [] } },
  columns: plannedTypes(names, numbers, { index: timeColumn, type: 'DOUBLE' }),
  timeColumn,
  timeHasZone: true,
  signals,
  sense: senseOf(Object.keys(signals)),
  confidence: 'likely' as const,
  caution,
})

const oneTest = (names: readonly string[]): Recognised | undefined => {
  const timeColumn = names.findIndex((name) => minutes.test(name.replace(/\s*\(min\)$/i, ' min')))
  const tank = names.filter((name) => tankSensor.test(name))
  if (timeColumn < 0 || tank.length < 2) return undefined
  const signals: Record<string, string> = { dhw_tank_c: mean(tank.map((name) => columnName(names.indexOf(name)))) }
  const numbers = new Set(tank)
  for (const [index, name] of names.entries()) {
    const { words, unit } = headerParts(name, '')
    const signal = wanted.find(([, pattern]) => pattern.test(words))?.[0]
    if (signal === undefined || unit === undefined) continue
    const value = converted(columnName(index), unit)
    signals[signal] = signal === 'flow_lpm' ? `coalesce(${value}, 0.0)` : value
    numbers.add(name)
  }
  const power = signals['power_w']
  if (power === undefined) return undefined
  Object.assign(signals, hotWater(power))
  return { ...frame(names, timeColumn, numbers, signals), unitOfFile: true, format: 'Water heater test', evidence: `a column of minutes, ${tank.length} tank sensors and the power` }
}

const mean = (columns: readonly string[]): string => `(${columns.join(' + ')}) / ${columns.length}`

const manyTests = (head: FileHead, names: readonly string[]): Recognised | undefined => {
  const column = columnFinder(names)
  const output = column('outputPower')
  const power = column('inputPower') as string
  const signals = {
    ...plannedSignals(names, [['dhw_tank_c', 'aveTankTemp', 'degF'], ['power_w', 'inputPower', 'W']]),
    ...hotWater(power),
    dhw_power_w: power,
    ...(output === undefined ? {} : { heat_w: output, dhw_heat_w: output }),
  }
  const numbers = new Set(['aveTankTemp', 'inputPower', 'outputPower'])
  const kinds = new Set(head.lines.slice(1, 100).map((line) => splitRecord(line, ',')[names.indexOf('test')]))
  return {
    ...frame(names, names.indexOf('minutes'), numbers, signals),
    format: 'Water heater tests',
    evidence: `columns ${longNames.join(', ')}; tests ${[...kinds].join(', ')}`,
    unitColumn: names.indexOf('model'),
    unitSuffix: names.indexOf('test'),
  }
}
