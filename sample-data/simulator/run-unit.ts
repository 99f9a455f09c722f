import { startConditions, updateConditions } from './conditions'
import type { TrueDefrost } from './defrost-truth'
import { makeGaps } from './gaps'
import { createRecorder } from './sensors'
import { step } from './step'
import { createTelemetry, type Telemetry } from './telemetry'
import type { UnitPlan } from './unit-plan'
import { startState } from './unit-state'
import type { SiteWeather } from './weather'

const warmUpS = 86_400

/** What a unit measured, and the defrosts it really had. */
export interface UnitRun {
  telemetry: Telemetry
  defrosts: TrueDefrost[]
}

/** Runs one unit over its span, after a day of warming up that is not kept. */
export const runUnit = (plan: UnitPlan, weather: SiteWeather): UnitRun => {
  const samples = Math.floor((plan.endS - plan.startS) / plan.sampleS)
  const telemetry = createTelemetry(samples)
  const conditions = startConditions(plan)
  const state = startState(plan.heatSetC)
  const record = createRecorder(plan)
  const missing = makeGaps(plan, samples)
  for (let index = -warmUpS / plan.sampleS; index < samples; index++) {
    const atS = plan.startS + index * plan.sampleS
    updateConditions(conditions, plan, state, weather, atS)
    const dt = conditions.controls.startsPerH > 0 ? 30 : 60
    state.heatWs = state.powerWs = state.auxWs = 0
    state.defrostSeen = false
    state.coilMaxC = -99
    for (let passed = 0; passed < plan.sampleS; passed += dt) step(state, conditions, plan, dt, passed)
    record(telemetry, Math.max(0, telemetry.rows), index, state, conditions)
    if (index >= 0 && missing[index] === 0) telemetry.rows++
  }
  return { telemetry, defrosts: state.defrosts.filter(({ startS }) => startS >= plan.startS) }
}
