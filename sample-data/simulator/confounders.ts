export const confounders = [
  'cold_winter',
  'supply_temperature_raised',
  'setpoint_raised',
  'filter_changed',
  'firmware_speed_map',
  'new_thermostat',
  'oversized',
  'sun_on_sensor',
] as const
/** What changes readings without anything being wrong with the unit. */
export type Confounder = (typeof confounders)[number]

export interface ConfounderRecipe {
  kind: Confounder
  from_on: string
}
