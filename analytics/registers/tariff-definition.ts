import { z } from 'zod'

const price = z.number().finite()
const schedule = z.array(z.array(z.number().int().min(0)).length(24)).length(12)
const common = {
  tariff_id: z.string().min(1),
  name: z.string().nullish().transform((name) => name ?? ''),
  currency: z.string().default('USD'),
  fixed_per_month: z.number().finite().optional(),
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
const urdb = z
  .object({
    ...common,
    kind: z.literal('urdb'),
    energyratestructure: z
      .array(z.array(z.object({ rate: price.optional(), adj: price.optional(), max: z.number().positive().optional(), unit: z.string().optional() })).min(1))
      .min(1),
    energyweekdayschedule: schedule,
    energyweekendschedule: schedule,
  })
  .refine((t) => [...t.energyweekdayschedule, ...t.energyweekendschedule].flat().every((p) => p < t.energyratestructure.length), {
    error: 'a schedule names a period that is not in energyratestructure',
  })
  .refine((t) => t.energyratestructure.flat().every((tier) => tier.max === undefined || (tier.unit ?? 'kWh') === 'kWh'), {
    error: 'tiers are understood in kWh only',
  })

const definition = z.discriminatedUnion('kind', [flat, tou, tiered, urdb])

/** One tariff of `tariffs.json`, or an OpenEI URDB record. */
export type TariffDefinition = z.infer<typeof definition>

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
