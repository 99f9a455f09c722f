import type { RuleContext } from '../../rule'
import { say } from '../../text'
import { sayCompared } from './at-the-same-conditions'

type Argument = (context: RuleContext) => string | undefined

/** An argument by a number, which speaks for the rival from its threshold on. */
const unless = (reached: boolean, text: string): string | undefined => (reached ? undefined : text)

const withText =
  (subject: string, metric: string, unit: string, sign: string, digits?: number): Argument =>
  (context) => {
    const numbers = sayCompared(context, metric, unit, digits)
    return numbers === undefined ? undefined : `${subject} ${numbers} (${sign})`
  }

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
        withText('subcooling is', 'subcooling_k', 'K', 'a leak lowers it')(context)
      : unless(lost >= context.thresholds('leak.vrc_watch_pct'), `charge lost is ${say(lost)} %, a finding opens at ${say(context.thresholds('leak.vrc_watch_pct'), 0)} %`)
  },
  refrigerant_overcharge: withText('subcooling is', 'subcooling_k', 'K', 'overcharge raises it'),
  non_condensables: (context) => {
    const above = context.statistics['pressure_high_pct']
    return above === undefined ?
        withText('discharge pressure is', 'discharge_kpa', 'kPa', 'trapped gas raises it', 0)(context)
      : unless(above >= context.thresholds('leak.offstate_high_pct'), `pressure at rest is ${say(above)} % above saturation`)
  },
  liquid_line_restriction: withText('subcooling is', 'subcooling_k', 'K', 'a restriction raises it with superheat'),
  expansion_valve_fault: withText('superheat is', 'superheat_k', 'K', 'a valve at its limit loses it'),
  outdoor_coil_fouling: (context) =>
    withText('the clean outdoor coil is off the air by', 'approach_clean_k', 'K', 'dirt raises it')(context) ??
    withText('the outdoor coil is off the air by', 'approach_outdoor_k', 'K', 'dirt raises it')(context),
  indoor_airflow_restriction: withText('the indoor side is off its heat sink by', 'approach_indoor_k', 'K', 'less flow raises it'),
  compressor_valve_leakage: withText('flow per turn and suction density is', 'volumetric_index', '', 'a leaking compressor lowers it', 3),
  compressor_bearing_wear: (context) =>
    withText('vibration is', 'vibration_mm_s', 'mm/s', 'wear raises it')(context) ?? withText('power is', 'power_w', 'W', 'friction raises it', 0)(context),
  compressor_current_anomaly: withText('current is', 'compressor_a', 'A', 'an electrical fault raises it at the same power'),
  reversing_valve_leakage: withText('the suction line is at', 'suction_c', 'degC', 'a leaking reversing valve heats it'),
  sensor_drift: sensors,
  setting_change: withText('compared at the same conditions, the sink is at', 'sink_steady_c', 'degC', 'a changed curve is taken out'),
  cold_weather: withText('outdoors', 'outdoor_steady_c', 'degC', 'compared with days as cold'),
  defrost_excessive: ({ now }) => {
    const cycles = now.values['defrosts'] ?? null
    return cycles === null ? undefined : `${say(now.values['defrosts_unnecessary'], 0)} of ${say(cycles, 0)} defrosts were unnecessary`
  },
  defrost_incomplete: ({ now }) => {
    const cycles = now.values['defrosts'] ?? null
    return cycles === null ? undefined : `${say(now.values['defrosts_incomplete'], 0)} of ${say(cycles, 0)} defrosts were incomplete`
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
const codeOf: Readonly<Record<string, string>> = { efficiency_loss: 'cop_degradation' }

/**
 * What a finding was not, `<fault>: <reason with the number>`, for those rivals whose numbers are measured, the second best
 * of the ranker among them with how well it fits.
 */
export const notBecauseOf = (context: RuleContext, rivals: readonly string[], fault = ''): string[] => {
  const { ranking } = context
  const second = ranking?.second === undefined ? undefined : (codeOf[ranking.second] ?? ranking.second)
  const isRanked = fault !== '' && second !== undefined && second !== fault && ranking?.best === fault
  const fit = isRanked ? `the residuals fit it by ${say(ranking?.secondScore, 2)}, ${fault.replaceAll('_', ' ')} by ${say(ranking?.score, 2)}` : undefined
  const all = isRanked && !rivals.includes(second) ? [...rivals, second] : rivals
  return all.flatMap((rival) => {
    const reason = [reasons[rival]?.(context), rival === second ? fit : undefined].filter((part) => part !== undefined).join('; ')
    return reason === '' ? [] : [`${rival}: ${reason}`]
  })
}
