import { z } from 'zod'

const price = z.number().finite()
const monthly = z.array(price).length(12)
const schedule = z.array(z.array(z.number().int().min(0)).length(24)).length(12)
const common = {
  tariff_id: z.string().min(1),
  name: z.string().nullish().transform((name) => name ?? ''),
  currency: z.string().default('USD'),
  fixed_per_month: price.optional(),
  /** Days with weekend prices: `MM-DD` each year, or `YYYY-MM-DD`. */
  holidays: z.array(z.string().regex(/^(\d{4}-)?\d\d-\d\d$/, 'a holiday is MM-DD or YYYY-MM-DD')).optional(),
}

const flat = z.object({ ...common, kind: z.literal('flat'), price_per_kwh: price })
const tou = z
  .object({
    ...common,
    kind: z.literal('tou'),
    periods: z.array(z.object({ name: z.string().default(''), price_per_kwh: price })).min(1),
    weekday: schedule,
    weekend: schedule,
  })
  .refine((t) => [...t.weekday, ...t.weekend].flat().every((period) => period < t.periods.length), {
    error: 'a schedule names a period that is not in the list',
  })
const tiered = z.object({
  ...common,
  kind: z.literal('tiered'),
  tiers: z.array(z.object({ up_to_kwh: z.number().positive().nullish(), price_per_kwh: price })).min(1),
})

/** In what the upper limit of a tier of energy is given. */
export const tierUnits = ['kWh', 'kWh daily', 'kWh/kW', 'kWh/kW daily'] as const
export type TierUnit = (typeof tierUnits)[number]

const energyTier = z.object({
  rate: price.optional(),
  adj: price.optional(),
  max: z.number().positive().optional(),
  unit: z.enum(tierUnits, { error: `tiers are understood in ${tierUnits.join(', ')}` }).optional(),
})
/** Some records write no limit of demand as 0. */
const demandTier = z.object({ rate: price.optional(), adj: price.optional(), max: z.number().min(0).optional() })
const chargeUnit = z.enum(['$/month', '$/day', '$/year']).nullish()

const inside = (schedules: readonly (readonly number[][] | null | undefined)[], periods: readonly unknown[]): boolean =>
  schedules.every((one) => (one ?? []).flat().every((period) => period < periods.length))

const urdb = z
  .object({
    ...common,
    kind: z.literal('urdb'),
    energyratestructure: z.array(z.array(energyTier).min(1)).min(1),
    energyweekdayschedule: schedule,
    energyweekendschedule: schedule,
    fueladjustmentsmonthly: monthly.nullish(),
    demandratestructure: z.array(z.array(demandTier).min(1)).min(1).nullish(),
    demandweekdayschedule: schedule.nullish(),
    demandweekendschedule: schedule.nullish(),
    demandratchetpercentage: z.array(z.number().min(0).max(100)).length(12).nullish(),
    demandwindow: z.number().positive().nullish(),
    demandrateunit: z.enum(['kW', 'hp', 'kVA', 'kW daily', 'hp daily', 'kVA daily']).nullish(),
    flatdemandstructure: z.array(z.array(demandTier).min(1)).min(1).nullish(),
    flatdemandmonths: z.array(z.number().int().min(0)).length(12).nullish(),
    fixedmonthlycharge: price.nullish(),
    fixedchargefirstmeter: price.nullish(),
    fixedchargeunits: chargeUnit,
    mincharge: price.nullish(),
    minmonthlycharge: price.nullish(),
    minchargeunits: chargeUnit,
  })
  .refine((t) => inside([t.energyweekdayschedule, t.energyweekendschedule], t.energyratestructure), {
    error: 'a schedule names a period that is not in energyratestructure',
  })
  .refine((t) => inside([t.demandweekdayschedule, t.demandweekendschedule], t.demandratestructure ?? [0]), {
    error: 'a schedule names a period that is not in demandratestructure',
  })
  .refine((t) => t.flatdemandstructure == null || inside([[t.flatdemandmonths ?? [0]]], t.flatdemandstructure), {
    error: 'flatdemandmonths names a period that is not in flatdemandstructure',
  })

const definition = z.discriminatedUnion('kind', [flat, tou, tiered, urdb])

/** One tariff of `tariffs.json`, or an OpenEI URDB record. */
export type TariffDefinition = z.infer<typeof definition>
export type UrdbTariff = Extract<TariffDefinition, { kind: 'urdb' }>

/** Reads one entry of `tariffs.json`; a URDB record is known by `energyratestructure`, its id by `label` where `tariff_id` is missing. */
export const parseTariff = (entry: unknown, index: number): { tariff: TariffDefinition } | { problem: string; path: string } => {
  const parsed = definition.safeParse(isUrdb(entry) ? fromUrdb(entry, index) : entry)
  if (parsed.success) return { tariff: parsed.data }
  const issue = parsed.error.issues[0]
  return { problem: issue?.message ?? 'not a tariff', path: issue?.path.join('.') ?? '' }
}

/** A definition as stored in the table `tariff`. */
export const readTariff = (json: string): TariffDefinition => definition.parse(JSON.parse(json))

const isUrdb = (entry: unknown): entry is Record<string, unknown> =>
  typeof entry === 'object' && entry !== null && 'energyratestructure' in entry

const fromUrdb = (entry: Record<string, unknown>, index: number): Record<string, unknown> => ({
  ...entry,
  kind: 'urdb',
  tariff_id: entry['tariff_id'] ?? entry['label'] ?? `urdb-${index + 1}`,
  name: entry['name'] ?? '',
})
