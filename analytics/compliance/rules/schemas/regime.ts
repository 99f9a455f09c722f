import { z } from 'zod'
import { assetTypeName, categoryName, day, exact, fileOf, rulesOf } from './dated'

const answer = z.enum(['yes', 'no', 'undetermined'])
const sector = z.enum(['system', 'vrf', 'product', 'chiller'])

export const subsectorsShape = fileOf('subsectors', {
  asset_types: rulesOf(['asset_type'], {
    asset_type: assetTypeName,
    residential_light_commercial: answer,
    confidence: z.enum(['high', 'medium', 'low']),
    basis: z.string(),
  }),
  categories: rulesOf(['category'], {
    category: categoryName,
    residential_light_commercial: answer,
    confidence: z.enum(['high', 'medium', 'low']),
    basis: z.string(),
  }),
  vrf_policies: rulesOf(['policy'], {
    policy: z.enum(['exempt_per_preamble', 'treat_as_covered']),
    residential_light_commercial: answer,
    basis: z.string(),
  }),
  asset_categories: rulesOf(['asset_type'], { asset_type: assetTypeName, category: categoryName }),
})

export const transitionsShape = fileOf('transitions', {
  limits: rulesOf(['sector'], { sector, gwp_from: z.number().positive() }),
  asset_sectors: rulesOf(['asset_type'], { asset_type: assetTypeName, sector }),
  vrf_sizes: rulesOf([], { from_btu_h: z.number().positive(), below: sector }),
  installations: rulesOf(['sector', 'components_from', 'components_before', 'permit_before'], {
    sector,
    verdict: z.enum(['ok', 'warn', 'not_ok']),
    components_from: day.nullable(),
    components_before: day.nullable(),
    permit_before: day.nullable(),
    sentence: z.string(),
  }),
})

export const statesShape = fileOf('states', {
  duties: rulesOf(['state', 'id', 'equipment', 'floor_lb', 'under_lb'], {
    state: z.string().length(2),
    id: z.string(),
    equipment: z.array(z.enum(['refrigeration', 'air_conditioning'])),
    floor_lb: exact,
    at_floor: z.boolean(),
    under_lb: exact.nullable(),
    gwp_from: z.number().nullable(),
    duty: z.string(),
    due: day.nullable(),
    due_each_year: z.string().regex(/^\d\d-\d\d$/).nullable(),
    days: z.number().int().nullable(),
  }),
  retentions: rulesOf(['state'], { state: z.string().length(2), years: z.number().int() }),
})

export type SubsectorRules = z.output<typeof subsectorsShape>
export type TransitionRules = z.output<typeof transitionsShape>
export type StateRules = z.output<typeof statesShape>
