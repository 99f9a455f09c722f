import { sharedKeys, type SharedCause, type SharedKey } from '../../contract/common-causes'
import { fisherExact } from '../../statistics/fisher-exact'
import { placesBy } from '../places-by'

/** Faults that firmware, a tariff, a weather station, a gateway or the data can bring about. What is broken in one machine needs a visit of its own. */
export const shareableFaults: ReadonlySet<string> = new Set([
  'cop_degradation', 'defrost_excessive', 'defrost_insufficient', 'defrost_incomplete', 'short_cycling', 'setting_change', 'sensor_drift', 'sensor_bias',
  'sensor_stuck', 'metering_fault', 'connectivity_loss', 'energy_cost_anomaly', 'aux_heat_misuse', 'aux_heat_missing', 'cold_climate_risk',
])

/** Days within which a fault begins in units that move together, by their onsets. */
const togetherDays = 30
/** More than this share of a group moves together (analytics notes 7.2), units at least, and of a group with nothing outside it. */
const leastShare = 0.3
const leastUnits = 3
const leastAlone = 15
const mostChance = 0.05

/** Findings in columns, in order of fault and beginning. */
export interface Standing {
  fault: readonly string[]
  /** Place of the unit in the groups. */
  unit: ArrayLike<number>
  /** Days since 1970-01-01. */
  begun: ArrayLike<number>
  /** 1 for findings that may be folded. */
  foldable: ArrayLike<number>
}

export interface Groups {
  size: number
  /** Of each key, what each unit has; null where it is not known. */
  values: Record<SharedKey, readonly (string | null)[]>
}

/** A cause as it is told, in days since 1970. */
export interface FoundCause extends Pick<SharedCause, 'fault' | 'key' | 'value' | 'units' | 'of' | 'elsewhere' | 'elsewhereOf' | 'chance'> {
  from: number
  to: number
  /** Places of the findings that it stands for. */
  findings: number[]
}

/**
 * Faults that began within 30 days in more than 30 % of a group, three units at least, and more often than outside of it (exact
 * test of Fisher, times the comparisons made, below 5 %); of a group with nothing outside, fifteen units. Each finding is of one
 * cause at most: the least likely by chance first, then the narrower key.
 */
export const findCauses = (standing: Standing, groups: Groups): FoundCause[] => {
  const sizes = new Map(sharedKeys.map((key) => [key, countBy(groups.values[key])]))
  const candidates: FoundCause[] = []
  let compared = 0
  for (const [fault, places] of placesBy(standing.fault.keys(), (place) => standing.fault[place])) {
    if (!shareableFaults.has(fault)) continue
    for (const key of sharedKeys)
      for (const [value, own] of placesBy(places, (place) => groups.values[key][standing.unit[place] as number])) {
        const of = sizes.get(key)?.get(value) ?? 0
        const window = densest(own, standing)
        const units = unitsIn(window, standing)
        if (units < leastUnits || units / of <= leastShare) continue
        const [from, to] = [standing.begun[window[0] as number] as number, standing.begun[window.at(-1) as number] as number]
        const all = unitsIn(places.filter((place) => (standing.begun[place] as number) >= from && (standing.begun[place] as number) <= to), standing)
        const alone = of === groups.size
        if (alone && of < leastAlone) continue
        if (!alone) compared++
        candidates.push({ fault, key, value, units, of, elsewhere: all - units, elsewhereOf: groups.size - of, from, to, chance: alone ? null : fisherExact(units, of, all, groups.size), findings: window.filter((place) => standing.foldable[place] === 1) })
      }
  }
  return chosen(candidates.map((one) => (one.chance === null ? one : { ...one, chance: Math.min(1, one.chance * compared) })), standing)
}

/** Of the likeliest causes first, each with what no other has taken. */
const chosen = (candidates: readonly FoundCause[], standing: Standing): FoundCause[] => {
  const taken = new Set<number>()
  return candidates
    .filter(({ chance }) => chance === null || chance < mostChance)
    .sort((a, b) => (a.chance ?? 1) - (b.chance ?? 1) || b.units - a.units || sharedKeys.indexOf(a.key) - sharedKeys.indexOf(b.key) || (a.value < b.value ? -1 : 1))
    .flatMap((cause) => {
      const findings = cause.findings.filter((place) => !taken.has(place))
      if (unitsIn(findings, standing) < leastUnits) return []
      for (const place of findings) taken.add(place)
      return [{ ...cause, findings }]
    })
}

const countBy = (values: readonly (string | null)[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const unitsIn = (places: readonly number[], { unit }: Standing): number => new Set(places.map((place) => unit[place])).size

/** Of places in order of their beginning, those of the 30 days that hold most units; the earliest of equal ones. */
const densest = (places: readonly number[], { unit, begun }: Standing): number[] => {
  const inside = new Map<number, number>()
  const add = (place: number, by: 1 | -1): void => {
    const id = unit[place] as number
    const count = (inside.get(id) ?? 0) + by
    if (count === 0) inside.delete(id)
    else inside.set(id, count)
  }
  let [bestFrom, bestTo, most, to] = [0, 0, 0, 0]
  for (let from = 0; from < places.length; from++) {
    const end = (begun[places[from] as number] as number) + togetherDays
    for (; to < places.length && (begun[places[to] as number] as number) < end; to++) add(places[to] as number, 1)
    if (inside.size > most) [bestFrom, bestTo, most] = [from, to, inside.size]
    add(places[from] as number, -1)
  }
  return places.slice(bestFrom, bestTo)
}
