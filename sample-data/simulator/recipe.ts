import type { ConfounderRecipe } from './confounders'
import type { FaultRecipe } from './faults/fault-recipe'

export { confounders, type Confounder, type ConfounderRecipe } from './confounders'
export { simulatedFaults, type FaultRecipe, type SimulatedFault } from './faults/fault-recipe'

export const unitKinds = ['hydronic', 'ducted', 'minisplit'] as const
export type UnitKind = (typeof unitKinds)[number]

export const meterings = ['orifice', 'txv', 'eev'] as const
/** What holds the superheat: nothing (fixed orifice, capillary), a thermostatic or an electronic expansion valve. */
export type Metering = (typeof meterings)[number]

export interface Climate {
  /** Annual mean, half the seasonal swing and half the day-night swing, K or °C. */
  mean_c: number
  season_k: number
  diurnal_k: number
  /** Standard deviation of weather systems in winter, K. */
  synoptic_k: number
  /** Mean distance of the dew point below the daily mean, K. */
  dew_depression_k: number
}

export interface SiteRecipe {
  site_id: string
  site_name: string
  address: string
  zip: string
  state: string
  country: string
  latitude: number
  longitude: number
  time_zone: string
  climate_zone: string
  climate_group: string
  tariff_id: string
  climate: Climate
  /** Outdoor temperature the buildings are sized for, °C; default: by climate zone. */
  design_c?: number
  /** Makes every day from that one on colder by that many K. */
  colder?: { from_on: string; k: number }
}

export interface ModelRecipe {
  model: string
  brand: string
  kind: UnitKind
  refrigerant: string
  /** Default `eev`. */
  metering?: Metering
  /** Heating capacity, W, at 8.3 °C outdoors and rated speed. */
  capacity_w: number
  /** Factor on the published map. */
  cop_factor: number
  /** Lowest and highest speed over rated speed. */
  min_ratio: number
  max_ratio: number
  full_charge_lb: number
  /** Water flow of a hydronic unit, L/min. */
  flow_lpm?: number
  aux_heat_w: number
  /** Backup heat is locked out above it; default -4. */
  aux_lockout_c?: number
  min_outdoor_c: number
}

export interface UnitRecipe {
  unit_id: string
  site_id: string
  model: string
  serial: string
  installed_on: string
  criticality: 'critical' | 'important' | 'normal'
  /** Heating load at the design temperature over the unit's largest capacity there. */
  load_share: number
  /** Supply water at 20 °C outdoors and its rise for each K colder (hydronic). */
  supply?: { base_c: number; per_k: number }
  /** Lower setpoint from one hour on the clock to another. */
  setback?: Setback
  fault?: FaultRecipe
  confounder?: ConfounderRecipe
}

export interface Setback {
  k: number
  from_h: number
  to_h: number
}

export interface FleetRecipe {
  schema: 'subcool/fleet@1'
  name: string
  seed: number
  from_on: string
  to_on: string
  step_s: number
  /** Scale of what makes healthy units wander: slow drifts, dirt, filters, habits; default 1. */
  wander?: number
  sites: SiteRecipe[]
  models: ModelRecipe[]
  units: UnitRecipe[]
}

