import { missing, mode as modes } from '../../../analytics/pipeline/2-features/unit/codes'
import { computeSeries, newParts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import { columnsOf, type PartTable } from '../../../analytics/pipeline/2-features/unit/part-table'
import { newSeries, type SeriesRows } from '../../../analytics/pipeline/2-features/unit/series-rows'
import { signals, type Signal } from '../../../analytics/pipeline/2-features/unit/signals'
import type { UnitFacts } from '../../../analytics/pipeline/2-features/unit/unit-facts'

export type Sample = Partial<Record<Signal, number>> & {
  /** Seconds since the beginning of the series; default: one step after the sample before. */
  at?: number
  mode?: keyof typeof modes
  valveHeating?: boolean
  defrost?: boolean
  stationC?: number
  rhPct?: number
}

/** 2026-01-01T00:00:00Z. */
export const start = 1_767_225_600

/** A series of samples at UTC, the first at the start of 2026. */
export const seriesOf = (sampleS: number, samples: readonly Sample[]): SeriesRows => {
  const rows = newSeries(sampleS, Math.max(1, samples.length), new Set(signals))
  let next = 0
  samples.forEach((sample, i) => {
    const at = start + (sample.at ?? next)
    next = at - start + sampleS
    rows.ts[i] = at
    rows.at[i] = at
    rows.day[i] = Math.floor(at / 86400)
    rows.daySecond[i] = at % 86400
    rows.hour[i] = Math.floor((at % 86400) / 3600)
    rows.mode[i] = sample.mode === undefined ? missing : modes[sample.mode]
    rows.valveHeating[i] = sample.valveHeating === undefined ? missing : Number(sample.valveHeating)
    rows.defrostFlag[i] = sample.defrost === undefined ? missing : Number(sample.defrost)
    rows.heatSource[i] = missing
    rows.stationC[i] = sample.stationC ?? NaN
    rows.rhPct[i] = sample.rhPct ?? NaN
    for (const name of signals) rows.signal[name][i] = sample[name] ?? NaN
  })
  rows.count = samples.length
  return rows
}

export const repeat = (count: number, sample: Sample): Sample[] => Array.from({ length: count }, () => ({ ...sample }))

/** The rows of a part table as plain objects. */
export const rowsOf = <Name extends string>(table: PartTable<Name>): Record<Name, number>[] => {
  const columns = columnsOf(table)
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => Object.fromEntries(table.names.map((name, column) => [name, columns[column]?.[row]])) as Record<Name, number>)
}

/** The day rows of samples of one unit. */
export const daysOf = (sampleS: number, samples: readonly Sample[], facts: Omit<UnitFacts, 'unitNo'> = {}) => {
  const parts = newParts()
  computeSeries(parts, seriesOf(sampleS, samples), { unitNo: 1, ...facts })
  return rowsOf(parts.day_part)
}
