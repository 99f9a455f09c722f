import baseFleet from '../../fleet.json'
import type { FleetRecipe, ModelRecipe, SiteRecipe } from '../recipe'
import moreModels from './models.json'
import siteList from './sites.json'

/** A site in every climate zone from 1A to 8. */
export const evaluationSites = siteList as SiteRecipe[]

const immersion = { aux_heat_w: 6000, aux_lockout_c: -7 }

/** The models of the sample fleet and more with thermostatic valves and fixed orifices; those that heat water have an immersion heater. */
export const evaluationModels = ([...(baseFleet as FleetRecipe).models, ...moreModels] as ModelRecipe[]).map((model) =>
  model.kind === 'hydronic' ? { ...model, ...immersion } : model,
)

export const colderK = 4

/** The same site with a second winter that is colder. */
export const colderSite = (site: SiteRecipe, fromOn: string): SiteRecipe => ({
  ...site,
  site_id: `${site.site_id}-C`,
  site_name: `${site.site_name} (colder)`,
  colder: { from_on: fromOn, k: colderK },
})
