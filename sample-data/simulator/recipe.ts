export const unitKinds = ['hydronic', 'ducted', 'minisplit'] as const
export type UnitKind = (typeof unitKinds)[number]

export const simulatedFaults = [
  'cop_degradation',
  'defrost_excessive',
  'defrost_incomplete',
  'short_cycling',
  'connectivity_loss',
  'sensor_stuck',
  'sensor_drift',
] as const
/** The faults the simulator can put into a unit, by their code in the data contract. */
export type SimulatedFault = (typeof simulatedFaults)[number]

export type Confounder = 'supply_temperature_raised' | 'setpoint_raised' | 'filter_changed' | 'cold_winter'

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
  /** Makes every day from that one on colder by that many K. */
  colder?: { from_on: string; k: number }
}

export interface ModelRecipe {
  model: string
  brand: string
  kind: UnitKind
  refrigerant: string
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
  min_outdoor_c: number
}

export type FaultRecipe =
  | { fault: 'cop_degradation'; onset_on: string; shape: 'step' | 'linear'; share: number }
  | { fault: 'defrost_excessive'; onset_on: string; interval_min: number }
  | { fault: 'defrost_incomplete'; onset_on: string; heat_share: number }
  | { fault: 'short_cycling'; onset_on: string; starts_per_h: number }
  | { fault: 'connectivity_loss'; onset_on: string; hour: number }
  | { fault: 'sensor_stuck'; onset_on: string; hour: number }
  | { fault: 'sensor_drift'; onset_on: string; k: number; days: number }

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
  fault?: FaultRecipe
  confounder?: { kind: Confounder; from_on: string }
}

export interface FleetRecipe {
  schema: 'subcool/fleet@1'
  name: string
  seed: number
  from_on: string
  to_on: string
  step_s: number
  sites: SiteRecipe[]
  models: ModelRecipe[]
  units: UnitRecipe[]
}
