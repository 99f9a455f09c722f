import type { RuleContext } from '../../rule'
import { say } from '../../text'
import { compared, sayCompared, type SteadyMeasure } from './at-the-same-conditions'

type Argument = (context: RuleContext) => string | undefined

/** An argument by a number, which speaks for the rival from its threshold on. */
const unless = (reached: boolean, text: string): string | undefined => (reached ? undefined : text)

const withText =
  (subject: string, metric: SteadyMeasure, unit: string, sign: string, digits?: number): Argument =>
  (context) => {
    const numbers = sayCompared(context, metric, unit, digits)
    return numbers === undefined ? undefined : `${subject} ${numbers} (${sign})`
  }

/** What a rival does to a measure: further than this from the unit's own, K or as the logarithm of a ratio, it speaks for the rival (analytics notes 0.5). */
type Sign = readonly [does: 'raises' | 'lowers', beyond: number, of: 'K' | 'ln']

const speaksFor = (context: RuleContext, metric: SteadyMeasure, [does, beyond, of]: Sign): boolean => {
  const { now, own } = compared(context, metric) ?? { now: 0, own: null }
  if (own === null) return false
  return (does === 'raises' ? 1 : -1) * (of === 'K' ? now - own : Math.log(now / own)) > beyond
}

type Measure = readonly [subject: string, metric: SteadyMeasure, unit: string, sign: Sign, words: string, digits?: number]

/** The first of several measures that is known, unless it is where the rival would bring it. */
const againstBy =
  (...measures: readonly Measure[]): Argument =>
  (context) => {
    const known = measures.find(([, metric]) => compared(context, metric) !== undefined)
    if (known === undefined) return undefined
    const [subject, metric, unit, sign, words, digits] = known
    return speaksFor(context, metric, sign) ? undefined : withText(subject, metric, unit, words, digits)(context)
  }

const against = (...measure: Measure): Argument => againstBy(measure)

const highestOf = ({ statistics }: RuleContext, detectors: readonly string[]): number | undefined => {
  const known = detectors.map((detector) => statistics[detector]).filter((value) => value !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

const sensors: Argument = (context) => {
  const moved = highestOf(context, ['drift_outdoor_k', 'drift_coil_k', 'drift_suction_k', 'drift_liquid_k', 'drift_supply_k', 'drift_return_k', 'drift_pair_k'])
  const station = context.now.values['night_offset_k'] ?? null
  if (moved !== undefined) return unless(moved >= context.thresholds('drift.offstate_K'), `at rest no sensor of the circuit has moved by more than ${say(moved)} K against its neighbours`)
  return station === null ? undefined : `the outdoor sensor is ${say(station)} K from the station at night`
}

/** What would be seen of each rival, with the numbers; undefined where they are not measured. */
const reasons: Readonly<Record<string, Argument>> = {
  refrigerant_leak: (context) => {
    const lost = context.statistics['charge_lost_pct']
    return lost === undefined ?
        against('subcooling is', 'subcooling_k', 'K', ['lowers', 1.5, 'K'], 'a leak lowers it')(context)
      : unless(lost >= context.thresholds('leak.vrc_watch_pct'), `charge lost is ${say(lost)} %, a finding opens at ${say(context.thresholds('leak.vrc_watch_pct'), 0)} %`)
  },
  refrigerant_overcharge: against('subcooling is', 'subcooling_k', 'K', ['raises', 1.5, 'K'], 'overcharge raises it'),
  non_condensables: (context) => {
    const above = context.statistics['pressure_high_pct']
    return above === undefined ?
        against('discharge pressure is', 'discharge_kpa', 'kPa', ['raises', 0.03, 'ln'], 'trapped gas raises it', 0)(context)
      : unless(above >= context.thresholds('leak.offstate_high_pct'), `pressure at rest is ${say(above)} % above saturation`)
  },
  liquid_line_restriction: (context) =>
    against('subcooling is', 'subcooling_k', 'K', ['raises', 1.5, 'K'], 'a restriction raises it with superheat')(context) ??
    against('superheat is', 'superheat_k', 'K', ['raises', 1.5, 'K'], 'a restriction raises it with subcooling')(context),
  expansion_valve_fault: against('superheat is', 'superheat_k', 'K', ['lowers', 1.5, 'K'], 'a valve at its limit loses it'),
  outdoor_coil_fouling: againstBy(
    ['the clean outdoor coil is off the air by', 'approach_clean_k', 'K', ['raises', 1.5, 'K'], 'dirt raises it'],
    ['the outdoor coil is off the air by', 'approach_outdoor_k', 'K', ['raises', 1.5, 'K'], 'dirt raises it'],
  ),
  indoor_airflow_restriction: against('the indoor side is off its heat sink by', 'approach_indoor_k', 'K', ['raises', 1.2, 'K'], 'less flow raises it'),
  compressor_valve_leakage: against('flow per turn and suction density is', 'volumetric_index', '', ['lowers', 0.07, 'ln'], 'a leaking compressor lowers it', 3),
  compressor_bearing_wear: againstBy(
    ['vibration is', 'vibration_mm_s', 'mm/s', ['raises', 0.3, 'ln'], 'wear raises it'],
    ['power is', 'power_w', 'W', ['raises', 0.075, 'ln'], 'friction raises it', 0],
  ),
  compressor_current_anomaly: against('current is', 'compressor_a', 'A', ['raises', 0.075, 'ln'], 'an electrical fault raises it at the same power'),
  reversing_valve_leakage: against('the suction line is at', 'suction_c', 'degC', ['raises', 3, 'K'], 'a leaking reversing valve heats it'),
  sensor_drift: sensors,
  setting_change: withText('compared at the same conditions, the sink is at', 'sink_steady_c', 'degC', 'a changed curve is taken out'),
  cold_weather: withText('outdoors', 'outdoor_steady_c', 'degC', 'compared with days as cold'),
  defrost_excessive: ({ now }) => {
    const [unneeded, cycles] = [now.values['defrosts_unnecessary'] ?? null, now.values['defrosts'] ?? null]
    return unneeded === null || cycles === null ? undefined : `${say(unneeded, 0)} of ${say(cycles, 0)} defrosts were unnecessary`
  },
  defrost_incomplete: ({ now }) => {
    const [unfinished, cycles] = [now.values['defrosts_incomplete'] ?? null, now.values['defrosts'] ?? null]
    return unfinished === null || cycles === null ? undefined : `${say(unfinished, 0)} of ${say(cycles, 0)} defrosts were incomplete`
  },
  connectivity_loss: ({ now }) => `${say(now.values['days_with_data'], 0)} days of the window have telemetry`,
  sensor_stuck: ({ statistics, thresholds }) => {
    const hours = statistics['stuck_sensor_h']
    return hours === undefined ? undefined : unless(hours >= thresholds('sensor.stuck_h'), `no sensor stood still for more than ${say(hours)} h`)
  },
  energy_cost_anomaly: ({ statistics, thresholds }) => {
    const excess = statistics['cost_excess_pct']
    return excess === undefined ? undefined : unless(excess >= thresholds('cost.watch_pct'), `electricity is ${say(excess)} % above what weather explains`)
  },
  cop_degradation: ({ now }) => {
    const deviation = now.values['cop_vs_expected_pct'] ?? null
    return deviation === null ? undefined : `efficiency is ${say(deviation)} % from this unit's own at the same conditions`
  },
  aux_heat_misuse: ({ now }) => {
    const hours = now.values['aux_h'] ?? null
    return hours === null ? undefined : `backup heat ran ${say(hours)} h in the window`
  },
  short_cycling: ({ now }) => {
    const starts = now.values['starts_max_per_h'] ?? null
    return starts === null ? undefined : `at most ${say(starts, 0)} ${starts === 1 ? 'start' : 'starts'} in an hour`
  },
  metering_fault: ({ statistics, thresholds }) => {
    const share = statistics['metering_suspect']
    return share === undefined ? undefined : unless(share >= thresholds('meter.suspect_share'), `heat and electricity fit each other on ${say(100 * (1 - share), 0)} % of days`)
  },
}

/** The ranker's other names for a fault of the contract. */
const codeOf: Readonly<Record<string, string>> = { efficiency_loss: 'cop_degradation', meter: 'metering_fault', wrong_way: 'reversing_valve_stuck' }

/** The fault that the ranker's name stands for. */
export const faultOf = (name: string | undefined): string | undefined => (name === undefined ? undefined : (codeOf[name] ?? name))

/**
 * What a finding was not, `<fault>: <reason with the number>`, for those rivals whose numbers are measured, the second best
 * of the ranker among them with how well it fits.
 */
export const notBecauseOf = (context: RuleContext, rivals: readonly string[], fault = ''): string[] => {
  const { ranking } = context
  const second = faultOf(ranking?.second)
  const isRanked = fault !== '' && second !== undefined && second !== fault && ranking?.best === fault
  const fit = isRanked ? `the residuals fit it by ${say(ranking?.secondScore, 2)}, ${fault.replaceAll('_', ' ')} by ${say(ranking?.score, 2)}` : undefined
  const all = isRanked && !rivals.includes(second) ? [...rivals, second] : rivals
  return all.flatMap((rival) => {
    const reason = [reasons[rival]?.(context), rival === second ? fit : undefined].filter((part) => part !== undefined).join('; ')
    return reason === '' ? [] : [`${rival}: ${reason}`]
  })
}
