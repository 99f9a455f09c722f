import { canonicalSignals, furtherSignals } from '../../../db/canonical-columns'
import { recogniseColumns, zoneSuffix } from './canonical'
import { withCounterPowers } from './counter-powers'
import type { Profile, Recognised } from './profile'

const signals = canonicalSignals.map(({ name }) => name).filter((name) => name !== 'heat_source')
const ofFurtherCircuits = furtherSignals.map(({ name }) => name)
const looked = 200

/**
 * One JSON object a line with the data contract's own names as keys, whatever the file is called: keys in any order,
 * missing or null where there is no value, any other keys left out.
 */
export const ndjson: Profile = {
  name: 'ndjson',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const lines = head.lines.filter((line) => line.trim() !== '').slice(0, looked)
    const objects = lines.flatMap(objectsOf)
    if (objects.length * 2 < lines.length) return undefined
    const keys = new Set(objects.flatMap(Object.keys))
    const kept = ofFurtherCircuits.some((name) => keys.has(name)) ? [...signals, ...ofFurtherCircuits] : signals
    const known = kept.filter((name) => keys.has(name))
    const recognised = recogniseColumns(['unit_id', 'ts', 'sample_s', ...kept])
    if (!keys.has('ts') || known.length === 0 || recognised === undefined) return undefined
    const { unitColumn, ...rest } = recognised
    const valued = new Set(objects.flatMap((object) => Object.keys(object).filter((key) => object[key] !== null)))
    const firstTime = objects.map(({ ts }) => ts).find((ts) => typeof ts === 'string' && ts.trim() !== '')
    return {
      ...rest,
      ...withCounters(rest.signals, valued),
      format: 'Subcool telemetry, NDJSON',
      evidence: `keys ts, ${known.slice(0, 4).join(', ')}${known.length > 4 ? `, and ${known.length - 4} more` : ''}`,
      json: head.byteOrderMark ? { lineBehindMark: head.lines[0] ?? '' } : {},
      timeHasZone: zoneSuffix.test(String(firstTime ?? '').trim().slice(10)),
      ...(keys.has('unit_id') && unitColumn !== undefined ? { unitColumn } : {}),
    }
  },
}

/** A power of which no row looked at has a value is made of its counter where it has none. */
const withCounters = (all: Recognised['signals'], valued: ReadonlySet<string>): Pick<Recognised, 'signals' | 'counters'> => {
  const { signals: made, counters } = withCounterPowers(Object.fromEntries(Object.entries(all).filter(([name]) => valued.has(name))))
  const filled = Object.entries(made).map(([name, value]) => [name, value === all[name] ? value : `coalesce(${all[name]}, ${value})`])
  return { signals: { ...all, ...Object.fromEntries(filled) }, ...(counters === undefined ? {} : { counters }) }
}

/** The object a line of JSON holds, in a list; an empty list for anything else. */
export const objectsOf = (line: string): Record<string, unknown>[] => {
  if (!/^\uFEFF?\s*\{/.test(line)) return []
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? [value as Record<string, unknown>] : []
  } catch {
    return []
  }
}
