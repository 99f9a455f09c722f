import type { ComplianceContext } from '../context'
import { dayText } from '../exact/day'
import type { CircuitRecords, Day, LeakRepair } from '../records/records'
import { recordsAsOf } from '../records/records-as-of'
import type { CalendarYear, Deadline, LeakRate, Violation } from '../results'
import { citeOf } from '../rules/terms'
import { chronicClocks } from './chronic-clock'
import { deadlineOrder, readClock } from './deadline'
import { chargeDaysOf, findEpisodes, type Episode } from './episodes'
import { inspectionClocks } from './inspection-clock'
import { pauseOf, pauseViolations } from './pauses'
import { planClocks } from './plan-clock'
import { repairClock } from './repair-clock'
import { endClock } from './end-clock'
import { followUpClocks, testViolations } from './tests-clock'

export interface ClocksFound {
  /** In order of kind, trigger and day. */
  deadlines: Deadline[]
  violations: Violation[]
}

const unlinkedViolations = (unlinked: readonly LeakRepair[], rates: readonly LeakRate[], { rules }: ComplianceContext): Violation[] =>
  unlinked.flatMap(({ repair_id, trigger_event_id, exceeded_on }) => {
    const row = rates.find(({ event_id }) => event_id.split('+').includes(trigger_event_id ?? '')) ?? rates.find(({ service_date }) => service_date === exceeded_on)
    if ((trigger_event_id === null && exceeded_on === null) || row?.decision.regime === 'none') return []
    const stated = trigger_event_id === null ? `exceeded_on ${dayText(exceeded_on ?? 0)}` : `trigger_event_id ${trigger_event_id}`
    return [{
      record: 'leak_repairs', record_id: repair_id, rule: 'repair_without_exceedance',
      message: `${stated} names no addition whose leak rate is over its threshold: the repair starts and stops no clock. Name the addition it answers, or empty trigger_event_id and exceeded_on.`,
      cite: citeOf(rules, 'repair', exceeded_on ?? row?.service_date ?? 0, row?.decision.regime ?? 'both'),
    }]
  })

const endOf = ({ day0, endedOn }: Episode, retiredOn: Day | null): Day | null => {
  const days = [endedOn, retiredOn].filter((day) => day !== null && day >= day0)
  return days.length === 0 ? null : Math.min(...days.map((day) => day ?? Infinity))
}

const episodeClocks = (episode: Episode, retiredOn: Day | null, context: ComplianceContext) => {
  const repair = repairClock(episode, context)
  const followUp = followUpClocks(episode, context)
  return {
    clocks: [...repair.clocks, ...followUp.clocks, ...planClocks(episode, repair, context)].flatMap((clock) => endClock(clock, endOf(episode, retiredOn))),
    violations: [...repair.violations, ...followUp.violations, ...episode.tracks.flatMap((track) => testViolations(track, episode, context))],
  }
}

/**
 * Every clock of one circuit as of a day, 40 CFR 82.157(d) to (j), 84.106(d) to (j), from its leak rates and calendar years. The order of
 * the records does not matter; voided and later ones do not count.
 */
export const followClocks = (all: CircuitRecords, found: { rates: readonly LeakRate[]; years: readonly CalendarYear[] }, context: ComplianceContext): ClocksFound => {
  const records = recordsAsOf(all, context.asOf)
  const { rates, years } = found
  const { episodes, unlinked } = findEpisodes(records, rates, context)
  const { retired_on } = records.appliance
  const retiredOn = retired_on !== null && retired_on <= context.asOf ? retired_on : null
  const parts = [...episodes.map((episode) => episodeClocks(episode, retiredOn, context)), inspectionClocks(records, rates, context), chronicClocks(records, years, context)]
  const chargeDays = episodes.length === 0 ? [] : chargeDaysOf(records, context.asOf)
  const pauses = episodes.flatMap(({ tracks, row }) => tracks.flatMap(({ repair }) =>
    repair === null ? [] : pauseViolations(repair, pauseOf(repair, chargeDays), context.rules, row.decision.regime)))
  return {
    deadlines: parts.flatMap(({ clocks }) => clocks.map((clock) => readClock(records.appliance, clock, context.asOf))).sort(deadlineOrder),
    violations: [...parts.flatMap(({ violations }) => violations), ...pauses, ...unlinkedViolations(unlinked, rates, context)],
  }
}
