import { median } from '../../../statistics/quantile'
import { nameCauses, type NamedCauses } from '../causes/name-causes'
import { blocks, placeOf } from '../causes/pattern'
import { causes, type Cause } from '../causes/signatures'
import type { IndicatorName } from '../indicators/indicator'
import type { Contributor } from '../model'
import { lookingBack } from '../remembered/looking-back'
import { restarted } from '../remembered/restarted'
import type { DayColumn, UnitSeries } from '../unit-series'

export interface CompressorHealth {
  /** 100 (good) to 0; NaN with fewer than two families of indicators. */
  index: number
  families: number
  contributors: Contributor[]
}

/** Residuals in noise floors from which they count and at which they count in full (analytics notes 3.4). */
const zLow = 1.5
const zHigh = 6
/** Most that may be left with a critical limit, and with two families far out. */
const criticalMost = 40
const twoFamiliesMost = 50
const farOut = 4

const recentDays = 28
const ownCauses: readonly Cause[] = ['compressor_bearing_wear', 'compressor_valve_leakage', 'compressor_current_anomaly']

const clip01 = (value: number): number => Math.min(1, Math.max(0, value))

/** Parts by residual: name, family, weight, signed indicators of which the mean counts, and whether another fault of the circuit explains them. */
const parts: readonly [string, Contributor['family'], number, readonly (readonly [IndicatorName, 1 | -1])[], boolean][] = [
  ['power', 'electrical', 0.35, [['power', 1]], true],
  ['current', 'electrical', 0.35, [['current', 1]], true],
  ['discharge_superheat', 'thermal', 0.3, [['discharge_superheat', 1]], true],
  ['isentropic_efficiency', 'mechanical', 0.45, [['isentropic_efficiency', -1]], false],
  ['volumetric_index', 'mechanical', 0.45, [['volumetric_index', -1]], false],
  ['pumping', 'mechanical', 0.35, [['suction_pressure', 1], ['discharge_pressure', -1]], false],
  ['vibration', 'mechanical', 0.5, [['vibration', 1]], false],
]

/** Every part that may stand in `compressor_contributor`. */
export const contributorNames = [...parts.map(([name]) => name), 'starts', 'discharge_temperature', 'envelope', 'vibration_zone']

/** Of parts that measure the same, only the worst counts: notes C1/C2 and C4/C5. */
const alternatives: Readonly<Record<string, string>> = { current: 'power', volumetric_index: 'isentropic_efficiency' }

/**
 * Health index of the compressor as at the unit's last day: 100 x product of (1 - weight x share) over smoothed residuals,
 * starts, discharge temperature and hours outside the envelope (analytics notes 3.4), with its hard caps.
 */
export const compressorHealth = (unit: UnitSeries): CompressorHealth => {
  const named = nameCauses(unit)
  const contributors = [...fromResiduals(unit, named), ...fromDays(unit)]
  const families = new Set(contributors.map(({ family }) => family))
  const critical = contributors.some(({ name, share }) => (name === 'discharge_temperature' || name === 'vibration_zone') && share >= 1)
  const far = new Set(contributors.filter(({ z }) => z > farOut).map(({ family }) => family))
  const worst = new Map<string, number>()
  for (const { name, weight, share } of contributors) {
    const key = alternatives[name] ?? name
    worst.set(key, Math.max(worst.get(key) ?? 0, weight * share))
  }
  const product = 100 * [...worst.values()].reduce((left, taken) => left * (1 - taken), 1)
  const most = critical ? criticalMost : far.size >= 2 ? twoFamiliesMost : 100
  return { index: families.size < 2 ? NaN : Math.min(most, product), families: families.size, contributors }
}

const fromResiduals = (unit: UnitSeries, { last }: NamedCauses): Contributor[] => {
  if (last === undefined || unit.length - last.position > 2 * recentDays) return []
  const cause = causes[last.named]
  const elsewhere = cause !== undefined && !ownCauses.includes(cause)
  const at = (name: IndicatorName): number => {
    const values = blocks.map((block) => last.smooth[placeOf(block, name)] as number).filter(Number.isFinite)
    return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length
  }
  return parts.flatMap(([name, family, weight, signals, explainable]) => {
    const each = signals.map(([indicator, sign]) => sign * at(indicator))
    const z = each.length === 1 ? (each[0] as number) : Math.min(...each)
    if (Number.isNaN(z)) return []
    return [{ name, family, weight, share: elsewhere && explainable ? 0 : clip01((z - zLow) / (zHigh - zLow)), z }]
  })
}

const dayParts = ['compressor_h', 'starts', 'discharge_hot_c', 'envelope_h', 'floodback_h'] as const satisfies readonly DayColumn[]
type DayPart = (typeof dayParts)[number]

/** Parts by absolute limits over the last 28 days: notes 3.2 (starts per running hour, 210 and 250 degF at the discharge, ISO 10816 zones C and D). */
const fromDays = (unit: UnitSeries): Contributor[] => {
  const { begunAt, restartedAt } = restarted(unit)
  const days = unit.length - Math.max(begunAt, unit.length - recentDays, restartedAt)
  const lastOf = (name: string, values: Float64Array): Float64Array => lookingBack(unit, `28 days of ${name}`, values, recentDays).subarray(recentDays + unit.length - days)
  const columns = new Map(dayParts.map((column) => [column, [...lastOf(column, unit.day[column])]]))
  const recent = (column: DayPart): number[] => columns.get(column) as number[]
  const running = recent('compressor_h')
  const total = (column: DayPart) => recent(column).reduce((sum, value) => sum + (value || 0), 0)
  const hours = total('compressor_h')
  const rates = recent('starts').map((starts, i) => starts / (running[i] as number)).filter((rate, i) => Number.isFinite(rate) && (running[i] as number) >= 2)
  const hottest = recent('discharge_hot_c').filter(Number.isFinite).sort((a, b) => b - a)[2] ?? NaN
  const vibration = (['heat', 'cool', 'dhw'] as const).map((mode) => median(lastOf(`vibration in ${mode}`, unit.modes[mode].vibration_mm_s))).find(Number.isFinite) ?? NaN
  const known: [boolean, Contributor][] = [
    [rates.length >= 7, { name: 'starts', family: 'cycling', weight: 0.15, share: clip01((median(rates) - 0.8) / 1.2), z: NaN }],
    [!Number.isNaN(hottest), { name: 'discharge_temperature', family: 'thermal', weight: 0.3, share: clip01((hottest - 99) / 22), z: NaN }],
    [hours >= 24 && recent('envelope_h').some(Number.isFinite), { name: 'envelope', family: 'thermal', weight: 0.3, share: clip01((total('envelope_h') + total('floodback_h')) / hours / 0.1), z: NaN }],
    [!Number.isNaN(vibration), { name: 'vibration_zone', family: 'mechanical', weight: 0.3, share: clip01((vibration - 1.8) / 2.7), z: NaN }],
  ]
  return known.filter(([there]) => there).map(([, contributor]) => contributor)
}
