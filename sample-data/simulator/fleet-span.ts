import { addDays, localInstant } from './local-time'
import type { FleetRecipe } from './recipe'

/** First instant of the first day and last of the last day over all sites, ms since 1970 UTC, and the day after the last. */
export const fleetSpan = (recipe: FleetRecipe): { fromMs: number; toMs: number; afterOn: string } => {
  const afterOn = addDays(recipe.to_on, 1)
  const zones = [...new Set(recipe.sites.map((site) => site.time_zone))]
  return {
    fromMs: Math.min(...zones.map((zone) => localInstant(recipe.from_on, zone))),
    toMs: Math.max(...zones.map((zone) => localInstant(afterOn, zone))),
    afterOn,
  }
}
