import { z } from 'zod'
import { categoryName, exact, fileOf, regimeName, rulesOf } from './dated'

export const termNames = [
  'repair', 'repair_shutdown', 'initial_test', 'initial_test_shutdown', 'follow_up', 'follow_up_after_return', 'presumed_repaired',
  'mothball', 'extension', 'extension_after_parts', 'extension_cap', 'extension_cap_shutdown', 'plan', 'plan_completion', 'relief',
  'plan_extension', 'plan_extension_answer', 'custom_equipment_install', 'chronic', 'annualizing_cap', 'rolling_window',
  'seasonal_variance', 'purge', 'records', 'circuit_records_after_retirement', 'ald_calibration', 'first_annualizing', 'first_rolling',
  'method_change',
] as const

export type TermName = (typeof termNames)[number]

export const leakRepairShape = fileOf('leak-repair', {
  regimes: rulesOf(['regime', 'covers'], {
    regime: regimeName,
    covers: z.enum(['ozone_depleting', 'substitutes', 'regulated']),
    floor_lb: exact,
    gwp_over: z.number().nullable(),
  }),
  exemptions: rulesOf(['regime', 'exempt'], {
    regime: regimeName,
    exempt: z.enum(['solely_ozone_depleting', 'residential_light_commercial']),
  }),
  interplay: rulesOf(['rule'], { rule: z.literal('blend_under_both') }),
  before: rulesOf([], { reason: z.string() }),
  thresholds: rulesOf(['regime', 'category'], { regime: regimeName, category: categoryName, pct: z.number().positive() }),
  terms: rulesOf(['regime', 'term'], {
    term: z.enum(termNames),
    value: z.number().int().min(0),
    unit: z.enum(['days', 'months', 'years', 'percent', 'none']),
    regime: regimeName,
  }),
  inspections: rulesOf(['regime', 'categories', 'from_lb', 'under_lb'], {
    regime: regimeName,
    categories: z.array(categoryName),
    from_lb: exact,
    under_lb: exact.nullable(),
    every_months: z.number().int().positive(),
    by: z.enum(['months', 'calendar_year']),
    calm_months: z.number().int().positive(),
  }),
  chronic_reports: rulesOf(['regime'], {
    regime: regimeName,
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(28),
  }),
  ipr_shares: rulesOf(['regime'], { regime: regimeName, pct: z.number().positive() }),
})

export type LeakRepairRules = z.output<typeof leakRepairShape>
