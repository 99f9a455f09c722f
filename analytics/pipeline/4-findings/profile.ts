import { z } from 'zod'
import { EngineError } from '../../contract/errors'
import defaultJson from './default-profile.json'

const matchKeys = ['brand', 'model', 'unit_type', 'refrigerant', 'climate_zone', 'site_id', 'unit_id'] as const
const matchShape = z.strictObject(
  Object.fromEntries(matchKeys.map((key) => [key, z.string().optional()])) as Record<MatchKey, z.ZodOptional<z.ZodString>>,
)

const profileShape = z.strictObject({
  schema: z.literal('subcool/profile@1'),
  name: z.string().min(1),
  alarm_budget_per_unit_year: z.number().positive().max(10).optional(),
  thresholds: z
    .record(
      z.string(),
      z.object({
        value: z.number(),
        unit: z.string().optional(),
        min: z.number().optional(),
        max: z.number().optional(),
        meaning: z.string().optional(),
        source: z.string().optional(),
        fixed: z.boolean().optional(),
      }),
    )
    .default({}),
  scopes: z.array(z.object({ match: matchShape, set: z.record(z.string(), z.number()) })).default([]),
  costs: z
    .strictObject({ currency: z.string(), visit: z.number().min(0), emergency_visit: z.number().min(0), hour: z.number().min(0) })
    .partial()
    .optional(),
  compliance: z
    .strictObject({ vrf_policy: z.enum(['exempt_per_preamble', 'treat_as_covered']), seasonal_excess: z.enum(['whole', 'excess']) })
    .partial()
    .optional(),
})

export type MatchKey = (typeof matchKeys)[number]
/** The register facts of a unit that a scope may match. */
export type UnitFacts = Partial<Record<MatchKey, string | null>>
/** One threshold of one unit by its key `<group>.<name>`. */
export type Thresholds = (key: string) => number

export interface Threshold {
  value: number
  unit: string
  min: number
  max: number
  /** What it does, in a sentence. */
  meaning: string
  source: string
  /** Built into features and models: shown, but no profile can change it. */
  fixed?: boolean
}

export interface Profile {
  name: string
  alarmBudgetPerUnitYear: number
  thresholds: Readonly<Record<string, Threshold>>
  scopes: readonly { match: UnitFacts; set: Readonly<Record<string, number>> }[]
  costs: { currency: string; visit: number; emergency_visit: number; hour: number }
  /** How refrigerant compliance reads what the law leaves open: variable refrigerant flow, and seasonal additions larger than their removal. */
  compliance: { vrf_policy: 'exempt_per_preamble' | 'treat_as_covered'; seasonal_excess: 'whole' | 'excess' }
}

const defaults = profileShape.parse(defaultJson)
const known: Readonly<Record<string, Threshold>> = Object.fromEntries(
  Object.entries(defaults.thresholds).map(([key, { value, unit = '1', min = value, max = value, meaning = '', source = '', fixed }]) => [
    key,
    { value, unit, min, max, meaning, source, ...(fixed === undefined ? {} : { fixed }) },
  ]),
)

/**
 * Checks a profile (parsed JSON or its text) and fills what it leaves out from the default profile; without an argument,
 * the default profile itself. Errors: `profile-invalid`, naming the key, the value and what is allowed.
 */
export const loadProfile = (json: unknown = defaultJson): Profile => {
  const parsed = profileShape.safeParse(typeof json === 'string' ? parseText(json) : json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw invalid(`${issue?.path.join('.') || 'the profile'}: ${issue?.message ?? 'not readable'}`)
  }
  const given = parsed.data
  const thresholds: Record<string, Threshold> = { ...known }
  for (const [key, threshold] of Object.entries(given.thresholds)) {
    const base = knownThreshold(key)
    const bounds = { min: Math.max(base.min, threshold.min ?? base.min), max: Math.min(base.max, threshold.max ?? base.max) }
    if (threshold.unit !== undefined && threshold.unit !== base.unit)
      throw invalid(`${key} is in ${base.unit}, not in ${threshold.unit}`)
    checkRange(key, threshold.value, { ...base, ...bounds })
    thresholds[key] = { ...base, ...bounds, value: threshold.value, source: threshold.source ?? `profile ${given.name}` }
  }
  for (const scope of given.scopes)
    for (const [key, value] of Object.entries(scope.set)) checkRange(key, value, thresholds[knownKey(key)] as Threshold)
  return {
    name: given.name,
    alarmBudgetPerUnitYear: given.alarm_budget_per_unit_year ?? (defaults.alarm_budget_per_unit_year as number),
    thresholds,
    scopes: given.scopes.map((scope) => ({ match: withoutUndefined(scope.match), set: scope.set })),
    costs: { ...(defaults.costs as Profile['costs']), ...withoutUndefined(given.costs ?? {}) },
    compliance: { ...(defaults.compliance as Profile['compliance']), ...withoutUndefined(given.compliance ?? {}) },
  }
}

/** The thresholds that hold for one unit: the profile's, then every scope that matches it, later scopes over earlier ones. */
export const thresholdsFor = (profile: Profile, unit: UnitFacts): Thresholds => {
  const values: Record<string, number> = {}
  for (const [key, threshold] of Object.entries(profile.thresholds)) values[key] = threshold.value
  for (const scope of profile.scopes) {
    const entries = Object.entries(scope.match) as [MatchKey, string][]
    if (entries.every(([key, wanted]) => (unit[key] ?? '').toLowerCase() === wanted.toLowerCase())) Object.assign(values, scope.set)
  }
  return (key) => values[knownKey(key)] as number
}

/** The least and the largest value of every threshold: between them lies every profile. */
export const extremeThresholds = (): Thresholds[] => [(key) => knownThreshold(key).min, (key) => knownThreshold(key).max]

const parseText = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw invalid(`not JSON (${String((cause as Error).message)})`)
  }
}

const knownKey = (key: string): string => {
  knownThreshold(key)
  return key
}

const knownThreshold = (key: string): Threshold => {
  const threshold = known[key]
  if (threshold === undefined) {
    const group = Object.keys(known).filter((other) => other.split('.')[0] === key.split('.')[0])
    throw invalid(`there is no threshold ${key}`, `Known: ${(group.length > 0 ? group : Object.keys(known)).join(', ')}`)
  }
  return threshold
}

const checkRange = (key: string, value: number, { min, max, fixed }: Pick<Threshold, 'min' | 'max' | 'fixed'>): void => {
  if (fixed === true && value !== min) throw invalid(`${key} is built in as ${min} and can't be ${value}`)
  if (!(value >= min && value <= max)) throw invalid(`${key} is ${value}, outside ${min} to ${max}`)
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Defined<T>

const invalid = (what: string, hint = 'Compare with the default profile.'): EngineError =>
  new EngineError('profile-invalid', `The threshold profile can't be used: ${what}.`, { hint })
