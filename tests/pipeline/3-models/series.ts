import { dayColumns, modeColumns, modes, type DayColumn, type DayValues, type Mode, type ModeColumn, type ModeValues, type UnitRegister, type UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'

/** Days since 1970-01-01. */
export const dayOf = (iso: string): number => Date.parse(iso) / 86_400_000

/** Repeatable noise, about even between -1 and 1. */
export const noise = (i: number, seed = 0): number => {
  const x = Math.sin((i + 1) * 12.9898 + seed * 78.233) * 43758.5453
  return 2 * (x - Math.floor(x)) - 1
}

export interface UnitRecipe {
  length: number
  firstDay?: string
  hydronic?: boolean
  repairs?: number[]
  updates?: number[]
  register?: Partial<UnitRegister>
  day?: (i: number) => Partial<Record<DayColumn, number>>
  mode?: (i: number) => Partial<Record<Mode, Partial<Record<ModeColumn, number>>>>
}

export const makeUnit = ({ length, firstDay = '2024-11-01', hydronic = true, repairs = [], updates = [], register, day, mode }: UnitRecipe): UnitSeries => {
  const missing = () => new Float64Array(length).fill(NaN)
  const unit: UnitSeries = {
    unitId: 'U1',
    firstDay: dayOf(firstDay),
    length,
    hydronic,
    repairs,
    updates,
    register: { auxHeatW: NaN, auxLockoutC: NaN, minOutdoorC: NaN, refrigerant: undefined, ...register },
    day: Object.fromEntries(dayColumns.map((name) => [name, missing()])) as DayValues,
    modes: Object.fromEntries(modes.map((name) => [name, Object.fromEntries(modeColumns.map((column) => [column, missing()])) as ModeValues])) as Record<Mode, ModeValues>,
  }
  for (let i = 0; i < length; i++) {
    const values: Partial<Record<DayColumn, number>> = { present: 1, coverage: 1, sample_s: 300, end_gap_h: 0, defrost_sampling_ok: 1, ...day?.(i) }
    for (const [name, value] of Object.entries(values)) unit.day[name as DayColumn][i] = value
    for (const [name, row] of Object.entries(mode?.(i) ?? {}))
      for (const [column, value] of Object.entries(row)) unit.modes[name as Mode][column as ModeColumn][i] = value
  }
  return unit
}

/** The same unit as it was known at the end of its first `length` days. */
export const cutUnit = (unit: UnitSeries, length: number): UnitSeries => {
  const cut = <T extends Record<string, Float64Array>>(values: T): T =>
    Object.fromEntries(Object.entries(values).map(([name, column]) => [name, column.slice(0, length)])) as T
  return {
    ...unit,
    length,
    day: cut(unit.day),
    modes: { heat: cut(unit.modes.heat), dhw: cut(unit.modes.dhw), cool: cut(unit.modes.cool) },
    repairs: unit.repairs.filter((position) => position < length),
    updates: unit.updates.filter((position) => position < length),
  }
}

/** Outdoor temperature of a plausible winter climate, repeatable. */
export const weather = (i: number): number => 8 - 12 * Math.cos((2 * Math.PI * (i - 75)) / 365) + 4 * noise(i, 1)

/** One heating day of a weather-compensated hydronic unit; `loss` is the share of efficiency lost, `raise` lifts the supply. */
export const heatingDay = (i: number, { loss = 0, raise = 0, sd = 0.015 }: { loss?: number; raise?: number; sd?: number } = {}) => {
  const outdoor = weather(i)
  if (outdoor > 16) return {}
  const sink = 33 - 0.4 * (outdoor - 5) + raise + 0.3 * noise(i, 2)
  const hz = 45 - 1.2 * outdoor
  const fraction = (0.45 + 0.001 * outdoor) * (1 - loss) * (1 + sd * noise(i, 3))
  const cop = (fraction * (sink + 2 + 273.15)) / (sink + 2 - (outdoor - 6))
  return {
    heat: { outdoor_station: 1, daily: 0, steady_samples: 100, outdoor_c: outdoor, rh_pct: 80, sink_c: sink, indoor_c: 21, compressor_hz: hz, power_w: 2000, cop, carnot_fraction: fraction },
  }
}
