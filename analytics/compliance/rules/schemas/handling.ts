import { z } from 'zod'
import { assetTypeName, categoryName, day, exact, fileOf, rulesOf } from './dated'

const pressureClass = z.enum(['low', 'medium', 'high', 'very high'])

export const evacuationShape = fileOf('evacuation', {
  machine_dates: rulesOf([], { made_from: day }),
  levels: rulesOf(['pressure_class', 'from_lb', 'under_lb', 'machine_made'], {
    pressure_class: pressureClass,
    from_lb: exact.nullable(),
    under_lb: exact.nullable(),
    unit: z.enum(['inches_hg_vacuum', 'mm_hg_absolute']),
    machine_made: z.enum(['before', 'from']),
    value: exact,
  }),
  charge_basis: rulesOf([], { rule: z.literal('whole_appliance') }),
  scopes: rulesOf(['covers'], { covers: z.enum(['ozone_depleting', 'non_exempt_substitutes']) }),
  non_major: rulesOf([], { gauge_psi: exact }),
  leaking: rulesOf([], { gauge_psi: exact }),
  small_appliances: rulesOf([], {
    under_or_at_lb: exact,
    machine_made_from: day,
    recover_pct: z.number(),
    recover_pct_otherwise: z.number(),
    vacuum_inches_hg: exact,
  }),
})

export const techniciansShape = fileOf('technicians', {
  small_appliances: rulesOf([], { max_lb: exact }),
  types: rulesOf(['appliances'], { appliances: z.enum(['small', 'low', 'other']), types: z.array(z.enum(['I', 'II', 'III', 'U'])) }),
  cards: rulesOf([], { content: z.array(z.string()) }),
  copies: rulesOf([], { years_after_leaving: z.number().int() }),
  apprentices: rulesOf([], { rule: z.string() }),
})

export const disposalShape = fileOf('disposal', {
  bounds: rulesOf([], { over_lb: exact, under_lb: exact }),
  records: rulesOf([], { years: z.number().int() }),
  contents: rulesOf(['of'], { of: z.enum(['appliance', 'month', 'transfer']), fields: z.array(z.string()) }),
})

export const cylindersShape = fileOf('cylinders', {
  reclaimed: rulesOf([], { max_virgin_pct: z.number() }),
  disposable: rulesOf([], { vacuum_inches_hg: z.number() }),
})

export const ventingShape = fileOf('venting', {
  prohibitions: rulesOf(['covers'], { covers: z.enum(['ozone_depleting', 'substitutes']), sentence: z.string() }),
  exemptions: rulesOf(['refrigerants', 'asset_types', 'categories'], {
    refrigerants: z.array(z.string()),
    asset_types: z.array(assetTypeName).nullable(),
    categories: z.array(categoryName).nullable(),
    sentence: z.string(),
  }),
})

export const aldShape = fileOf('ald', {
  scopes: rulesOf([], { categories: z.array(categoryName), floor_lb: exact, gwp_over: z.number(), installed_from: day }),
  deadlines: rulesOf(['installed_from'], {
    installed_from: day,
    installed_before: day.nullable(),
    days_after_installation: z.number().int().nullable(),
    due: day.nullable(),
  }),
  alarms: rulesOf([], { detect_ppm: z.number(), alert_ppm: z.number(), loss_lb: exact, loss_pct: z.number() }),
})

export type EvacuationRules = z.output<typeof evacuationShape>
export type TechnicianRules = z.output<typeof techniciansShape>
export type DisposalRules = z.output<typeof disposalShape>
export type VentingRules = z.output<typeof ventingShape>
export type AldRules = z.output<typeof aldShape>
