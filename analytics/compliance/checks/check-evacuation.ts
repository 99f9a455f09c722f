import { compare, divide, fraction, multiply, type Fraction } from '../exact/fraction'
import { decimalFraction } from '../exact/mass'
import { massText } from '../exact/mass-text'
import type { Day, RefrigerantEvent } from '../records/records'
import { evacuationLevel, isSmallAppliance, reachesLevel, type EvacuationLevel } from '../rules'
import { dayText } from '../exact/day'
import { isBlank, type Report } from './check'
import type { CircuitView } from './circuit-view'
import { isOpened } from './opened'

type Say = (rule: string, message: string, cite: string) => void

const levelOf = (view: CircuitView, event: RefrigerantEvent, on: Day): EvacuationLevel => {
  const { appliance, rules } = view
  const [refrigerant, fullCharge] = [view.refrigerantOn(on), view.fullChargeOn(on)]
  return evacuationLevel(rules, {
    refrigerant,
    fullCharge,
    assetType: appliance.asset_type,
    category: view.regimeOn(on).category,
    machineMadeOn: event.recovery_machine_made_on,
    small: isSmallAppliance(rules, { appliance, refrigerant, fullCharge, on }),
    on,
  })
}

const numberOf = (text: string): Fraction | undefined => decimalFraction(/^\s*(\d+(?:\.\d+)?)/.exec(text)?.[1] ?? '')
const isForeign = (text: string): boolean => /psi|bar|pa|torr/i.test(text) && numberOf(text)?.n !== 0n

const checkStated = (level: EvacuationLevel, stated: string | null, say: Say): void => {
  const wanted = level.kind === 'vacuum' ? level.inHg : level.kind === 'absolute' ? level.mmHg : undefined
  if (stated === null || isBlank(stated) || wanted === undefined) return
  const value = numberOf(stated)
  const sameUnit = level.kind === 'absolute' ? !/in/i.test(stated) : !/mm|micron/i.test(stated)
  if (value !== undefined && (sameUnit ? compare(value, wanted) === 0 : reachesLevel(level, stated) === true)) return
  say('stated_value_differs', `evac_level_required is ${stated}; ${level.reason}. That is used. Correct or empty the field.`, level.cite)
}

const shareOf = (event: RefrigerantEvent, view: CircuitView, day: Day): Fraction | undefined => {
  const charge = view.fullChargeOn(day)
  if (charge === null || charge.lb.n <= 0n || event.lb_recovered === null) return undefined
  return divide(multiply(event.lb_recovered.lb, fraction(100)), charge.lb)
}

const checkSmall = (level: EvacuationLevel & { kind: 'small' }, event: RefrigerantEvent, view: CircuitView, day: Day, say: Say): void => {
  const { evac_level_reached: reached, lb_recovered } = event
  if (reachesLevel(level, reached) === true) return
  const share = shareOf(event, view, day)
  if (share === undefined || lb_recovered === null) {
    if (isBlank(reached)) say('evacuation_level_missing', `evac_level_reached and lb_recovered are empty: it can't be shown that enough was recovered, ${level.reason}. Record either.`, level.cite)
    else say('evacuation_level_not_reached', `evac_level_reached is ${reached}: less than wanted, ${level.reason}. Recover further, or record lb_recovered where its share is enough.`, level.cite)
    return
  }
  const old = event.recovery_machine_made_on !== null && event.recovery_machine_made_on < dayOfNewMachines(view, day)
  if (compare(share, fraction(old ? level.recoverPctOtherwise : level.recoverPct)) >= 0) return
  const dead = compare(share, fraction(level.recoverPctOtherwise)) >= 0 ? ' That is enough only where the compressor does not work, which no field says: keep the job sheet that does, or record evac_level_reached.' : ' Recover further, or correct the pounds.'
  say('small_appliance_recovery_low', `lb_recovered is ${massText(lb_recovered)} of a full charge of ${massText(view.fullChargeOn(day) ?? lb_recovered)}: less than wanted, ${level.reason}.${dead}`, level.cite)
}

const dayOfNewMachines = ({ rules }: CircuitView, day: Day): Day =>
  rules.evacuation.machine_dates.find((rule) => rule.effective_from <= day && (rule.effective_to === null || day <= rule.effective_to))?.made_from ?? -Infinity

const checkReached = (level: EvacuationLevel, event: RefrigerantEvent, say: Say): void => {
  const { evac_level_reached: reached, service_date } = event
  if (reached === null || isBlank(reached)) {
    say('evacuation_level_missing', `evac_level_reached is empty: on ${dayText(service_date ?? 0)} the circuit was opened, and the level has to be verified before. ${level.kind === 'unknown' ? `Required is unknown: ${level.reason}` : `Required: ${level.reason}`}. Record the level.`, level.cite)
    return
  }
  if (level.kind === 'unknown') {
    say('evacuation_level_undetermined', `evac_level_reached is ${reached}, but what is required can't be told: ${level.reason}. Record what is missing.`, level.cite)
    return
  }
  const deep = isForeign(reached) ? null : reachesLevel(level, reached)
  if (deep === true) return
  if (deep === null) say('evacuation_level_unreadable', `evac_level_reached is ${reached}: write inches of mercury (10 in Hg), for low-pressure appliances mm of mercury absolute (25 mm Hg).`, level.cite)
  else say('evacuation_level_not_reached', `evac_level_reached is ${reached}: not as deep as required, ${level.reason}. Evacuate further before opening; where a leak makes that impossible, write so and isolate the leaking part, 40 CFR 82.156(a)(2).`, level.cite)
}

/** Evacuation before opening or disposal: required by Table 1 against what was reached, and with which machine, 40 CFR 82.156, 82.158. */
export const checkEvacuation = (view: CircuitView, report: Report): void => {
  for (const event of view.records.events) {
    const { service_date } = event
    if (service_date === null || !isOpened(event)) continue
    const level = levelOf(view, event, service_date)
    const say: Say = (rule, message, cite) => report({ record: 'refrigerant_events', record_id: event.event_id, rule, message, cite })
    checkStated(level, event.evac_level_required, say)
    if (level.kind === 'none') continue
    if (level.kind === 'small') checkSmall(level, event, view, service_date, say)
    else checkReached(level, event, say)
    if (!isBlank(event.recovery_machine_id)) continue
    say('recovery_machine_missing', 'recovery_machine_id is empty: refrigerant is taken out with a certified recovery machine. Record which one it was.', '40 CFR 82.156(a); 40 CFR 82.158')
  }
}
