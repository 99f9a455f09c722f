import type { CohortMean, CommonCause, CompareMatrix, Comparison, CurvePoint, FirmwareRow, RatedPoint, compareCalls } from '../../contract/compare'
import { cohortKeys, compareMetrics, compareRates, type CohortKey } from '../../contract/choices'
import { outdoorBinParameters } from '../../contract/outdoor-bins'
import { fisherExact } from '../../statistics/fisher-exact'
import { poissonInterval, rateRatio } from '../../statistics/poisson'
import { median } from '../../statistics/quantile'
import { shrinkMeans } from '../../statistics/shrink'
import { trimmedDifference, trimmedInterval, trimmedMean, type TrimmedMean } from '../../statistics/trimmed-mean'
import type { Answer, Answers } from '../answer'
import { placesBy } from '../places-by'
import causesSql from './causes.sql?raw'
import { cohortTable, membersOf, valuesOf, type CohortTable } from './cohort-table'
import curvesSql from './curves.sql?raw'

/** Units that an interval needs, and a mean. */
const leastUnits = 5
const leastForMean = 3

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)

const meanOf = (trimmed: TrimmedMean): CohortMean => {
  const interval = trimmed.n >= leastUnits ? trimmedInterval(trimmed) : { low: NaN, high: NaN }
  return { units: trimmed.n, mean: trimmed.n >= leastForMean ? orNull(trimmed.mean) : null, low: orNull(interval.low), high: orNull(interval.high) }
}

const differenceOf = (one: TrimmedMean, other: TrimmedMean): { value: number; low: number; high: number } | null => {
  if (one.n < leastUnits || other.n < leastUnits) return null
  const difference = trimmedDifference(one, other)
  return Number.isFinite(difference.low) ? difference : null
}

const compareCohorts: Answer<(typeof compareCalls)['compare.cohorts']> = async (context, { a, b, within }): Promise<Comparison> => {
  const table = await cohortTable(context)
  const inside = membersOf(table, within)
  const [inA, inB] = [membersOf(table, a), membersOf(table, b)]
  const sideA = [...inA].filter((unit) => inside.has(unit) && !inB.has(unit))
  const sideB = [...inB].filter((unit) => inside.has(unit) && !inA.has(unit))
  const both = [...inA].filter((unit) => inside.has(unit) && inB.has(unit)).length
  const ids = (side: readonly number[]): string => JSON.stringify(side.map((unit) => table.ids[unit]))
  const points = await context.read<CurvePoint & { side: 'a' | 'b' }>(curvesSql, { a: ids(sideA), b: ids(sideB), ...outdoorBinParameters })
  const curve = (side: 'a' | 'b'): CurvePoint[] => points.filter((point) => point.side === side).map(({ side: _, ...point }) => point)
  return {
    units: { a: sideA.length, b: sideB.length, both },
    leastUnits,
    metrics: compareMetrics.map((metric) => {
      const [one, other] = [sideA, sideB].map((side) => trimmedMean(valuesOf(table.metrics[metric], side))) as [TrimmedMean, TrimmedMean]
      return { metric, a: meanOf(one), b: meanOf(other), difference: differenceOf(one, other) }
    }),
    rates: compareRates.map((rate) => {
      const [one, other] = [sideA, sideB].map((side) => rateOf(table, rate, side)) as [ReturnType<typeof rateOf>, ReturnType<typeof rateOf>]
      const ratio = rateRatio(one.events, one.unitYears, other.events, other.unitYears)
      return { rate, a: one, b: other, ratio: Number.isFinite(ratio.value) && sideA.length >= leastUnits && sideB.length >= leastUnits ? ratio : null }
    }),
    curves: { a: curve('a'), b: curve('b') },
    rated: { a: ratedOf(table, sideA), b: ratedOf(table, sideB) },
  }
}

const rateOf = (table: CohortTable, rate: 'findings' | 'confirmed', side: readonly number[]) => {
  const events = side.reduce((sum, unit) => sum + (table[rate][unit] as number), 0)
  const unitYears = side.reduce((sum, unit) => sum + (table.unitYears[unit] as number), 0)
  const interval = poissonInterval(events)
  const per100 = (count: number): number | null => (unitYears > 0 ? (100 * count) / unitYears : null)
  return { events, unitYears, per100: per100(events), low: per100(interval.low), high: per100(interval.high) }
}

const ratedOf = (table: CohortTable, side: readonly number[]): RatedPoint[] =>
  table.rated.flatMap(({ outdoorC, cop }) => {
    const values = valuesOf(cop, side).filter((value) => !Number.isNaN(value))
    return values.length === 0 ? [] : [{ outdoorC, cop: median(values), units: values.length }]
  })

const compareMatrix: Answer<(typeof compareCalls)['compare.matrix']> = async (context, { rows, columns, metric }): Promise<CompareMatrix> => {
  const table = await cohortTable(context)
  const groups = placesBy(Array(table.size).keys(), (unit) => {
    const [row, column] = [table.keys[rows][unit], table.keys[columns][unit]]
    return row && column && !Number.isNaN(table.metrics[metric][unit]) ? JSON.stringify([row, column]) : null
  })
  const cells = [...groups.entries()].map(([key, members]) => {
    const [row, column] = JSON.parse(key) as [string, string]
    return { row, column, trimmed: trimmedMean(valuesOf(table.metrics[metric], members)) }
  })
  const known = cells.map(({ trimmed }) => (trimmed.n >= leastForMean ? { mean: trimmed.mean, error: trimmed.error } : { mean: NaN, error: NaN }))
  const shrunk = shrinkMeans(known, 0.01)
  const order = (values: readonly string[]): string[] => [...new Set(values)].sort((x, y) => (x < y ? -1 : 1))
  return {
    rows: order(cells.map(({ row }) => row)),
    columns: order(cells.map(({ column }) => column)),
    cells: cells.map(({ row, column, trimmed }, index) => ({
      row,
      column,
      units: trimmed.n,
      mean: trimmed.n >= leastForMean ? orNull(trimmed.mean) : null,
      shrunk: orNull(shrunk[index]?.mean ?? NaN),
      weight: shrunk[index]?.weight ?? 0,
    })),
  }
}

const compareFirmware: Answer<(typeof compareCalls)['compare.firmware']> = async (context, { metric }): Promise<FirmwareRow[]> => {
  const table = await cohortTable(context)
  const models = new Map<string, Map<string, number[]>>()
  for (let unit = 0; unit < table.size; unit++) {
    const [model, firmware] = [table.keys.model[unit], table.keys.firmware[unit]]
    if (!model || !firmware) continue
    const versions = models.get(model) ?? new Map<string, number[]>()
    const members = versions.get(firmware) ?? []
    members.push(unit)
    models.set(model, versions.set(firmware, members))
  }
  return [...models.entries()]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .flatMap(([model, versions]) =>
      [...versions.entries()]
        .sort(([x], [y]) => (x < y ? -1 : 1))
        .map(([firmware, members]): FirmwareRow => {
          const others = [...versions.entries()].flatMap(([version, units]) => (version === firmware ? [] : units))
          const [own, rest] = [members, others].map((side) => trimmedMean(valuesOf(table.metrics[metric], side))) as [TrimmedMean, TrimmedMean]
          return { model, firmware, units: members.length, otherUnits: others.length, metric: meanOf(own), difference: differenceOf(own, rest), findingsPer100: rateOf(table, 'findings', members).per100 }
        }),
    )
}

/** Groups that are looked through for a common cause, and units that a group must have with the fault. */
const causeKeys: readonly CohortKey[] = ['brand', 'model', 'firmware', 'climate_zone', 'refrigerant', 'site_name', 'install_year']
const leastHits = 3

const compareCauses: Answer<(typeof compareCalls)['compare.causes']> = async (context): Promise<CommonCause[]> => {
  const table = await cohortTable(context)
  const place = new Map(table.ids.map((id, unit) => [id, unit]))
  const faults = new Map<string, Set<number>>()
  for (const { fault, unit_id: id } of await context.read<{ fault: string; unit_id: string }>(causesSql)) {
    const unit = place.get(id)
    if (unit !== undefined) faults.set(fault, (faults.get(fault) ?? new Set()).add(unit))
  }
  const found: CommonCause[] = []
  let compared = 0
  for (const key of causeKeys) {
    const groups = placesBy(Array(table.size).keys(), (unit) => table.keys[key][unit])
    for (const [fault, units] of faults)
      for (const [value, members] of groups) {
        if (Math.min(members.length, units.size) < leastHits || members.length === table.size) continue
        compared++
        const hits = members.filter((unit) => units.has(unit)).length
        if (hits < leastHits) continue
        found.push({ fault, key, value, units: hits, of: members.length, elsewherePct: (100 * (units.size - hits)) / Math.max(1, table.size - members.length), chance: fisherExact(hits, members.length, units.size, table.size) })
      }
  }
  return found
    .map((one) => ({ ...one, chance: Math.min(1, one.chance * compared) }))
    .filter(({ chance }) => chance < 0.05)
    .sort((x, y) => x.chance - y.chance || (x.value < y.value ? -1 : 1))
    .slice(0, 200)
}

const compareChoices: Answer<(typeof compareCalls)['compare.choices']> = async (context) => {
  const table = await cohortTable(context)
  return Object.fromEntries(
    cohortKeys.map((key) => {
      const groups = [...placesBy(Array(table.size).keys(), (unit) => table.keys[key][unit]).entries()]
      return [key, groups.map(([value, { length: units }]) => ({ value, units })).sort((x, y) => y.units - x.units || (x.value < y.value ? -1 : 1))]
    }),
  ) as Record<CohortKey, { value: string; units: number }[]>
}

/** Answers of the Compare screen. */
export const compareAnswers: Answers<typeof compareCalls> = {
  'compare.cohorts': compareCohorts,
  'compare.matrix': compareMatrix,
  'compare.firmware': compareFirmware,
  'compare.causes': compareCauses,
  'compare.choices': compareChoices,
}
