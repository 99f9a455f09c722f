import { evaluationModels, evaluationSites } from '../../sample-data/simulator/evaluation/evaluation-sites'
import { runUnit, type UnitRun } from '../../sample-data/simulator/run-unit'
import { planUnit, type UnitPlan } from '../../sample-data/simulator/unit-plan'
import type { SiteWeather } from '../../sample-data/simulator/weather'
import type { ModelRecipe, SiteRecipe } from '../../sample-data/simulator/recipe'

const days = 4

const steady = (startS: number, outdoorC: number, humidity: number): SiteWeather => {
  const hours = 24 * (days + 6)
  const all = (value: number): Float64Array => new Float64Array(hours).fill(value)
  return { startMs: (startS - 3 * 86_400) * 1000, hours, outdoorC: all(outdoorC), humidity: all(humidity), windMs: all(3), ghiWm2: all(0), precipMm: all(0) }
}

export interface SteadyRun extends UnitRun {
  plan: UnitPlan
  /** Share of the time in defrosts. */
  defrostShare: number
}

/** Runs a plain unit without wander, a minute a sample, in weather that never changes; `load` is its heat over the rated one. */
export const runSteady = (name: string, outdoorC: number, humidity: number, load: number): SteadyRun => {
  const model = { ...(evaluationModels.find((candidate) => candidate.model === name) as ModelRecipe), aux_heat_w: 0, max_ratio: 1 }
  const site = evaluationSites.find((candidate) => candidate.climate_zone === '5A') as SiteRecipe
  const unit = { unit_id: 'STEADY', site_id: site.site_id, model: name, serial: '', installed_on: '2020-01-01', criticality: 'normal', load_share: 1, supply: { base_c: 30, per_k: 0.3 } } as const
  const plan = planUnit(unit, model, site, { seed: 4, fromOn: '2024-12-01', afterOn: `2024-12-0${1 + days}`, sampleS: 60, wander: 0 })
  plan.lossWk = (load * model.capacity_w) / (plan.heatSetC - 1.6 - outdoorC)
  plan.storeWhk = plan.lossWk * 38
  plan.dhwWh = 0
  const run = runUnit(plan, steady(plan.startS, outdoorC, humidity))
  const defrostS = run.defrosts.reduce((sum, { startS, endS }) => sum + endS - startS, 0)
  return { ...run, plan, defrostShare: defrostS / (days * 86_400) }
}
