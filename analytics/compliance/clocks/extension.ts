import { dayText } from '../exact/day'
import type { ComplianceContext } from '../context'
import type { Day, LeakRepair } from '../records/records'
import type { Violation } from '../results'
import { citeOf, extensionCapDays, partsDays } from '../rules/terms'
import { dayDiffers, type Clock } from './deadline'
import type { Episode } from './episodes'
import { shiftDue } from './pauses'

export interface Extension {
  /** The due day with what was asked for in time, before days of standing still. */
  due: Day
  clocks: Clock[]
  violations: Violation[]
}

const requestedOn = (repair: LeakRepair, { filings }: Episode): Day | null => {
  const sent = filings.filter(({ kind }) => kind === 'extension_request').flatMap(({ sent_on, dated_on }) => sent_on ?? dated_on ?? [])
  const days = [...sent, ...(repair.extension_requested_on === null ? [] : [repair.extension_requested_on])]
  return days.length === 0 ? null : Math.min(...days)
}

/**
 * Extension of the repair of an episode, 40 CFR 82.157(f), 84.106(f): asked for within the first window; for parts 30 days after they
 * came and never past 180 days (270 with an industrial process shutdown) from the exceedance, on other grounds as it is stated.
 */
export const extend = (episode: Episode, plain: Day, shutdown: boolean, { rules, asOf }: ComplianceContext): Extension => {
  const { row, day0, tracks, pauses } = episode
  const { regime } = row.decision
  const extension: Extension = { due: plain, clocks: [], violations: [] }
  const cite = citeOf(rules, 'extension', day0, regime)
  for (const { repair, walk } of tracks) {
    if (repair === null || repair.extension_ground === null) continue
    const asked = requestedOn(repair, episode)
    const window = shiftDue(plain, day0, asked, pauses)
    const inTime = asked !== null && (window === null || asked <= window)
    const say = (rule: string, message: string): void => {
      extension.violations.push({ record: 'leak_repairs', record_id: repair.repair_id, rule, message, cite })
    }
    if (asked !== null && !inTime) {
      say('extension_late', `extension_requested_on is ${dayText(asked)}, after the first window ended on ${dayText(window ?? plain)}: it extends nothing, and the repair stays due on that day.`)
    }
    const cap = day0 + extensionCapDays(rules, day0, { shutdown, regime })
    const parts = repair.parts_received_on === null ? cap : Math.min(repair.parts_received_on + partsDays(rules, day0, { regime }), cap)
    const granted = repair.extension_ground === 'parts' ? parts : (repair.extended_due_on ?? plain)
    if (inTime) extension.due = Math.max(extension.due, granted)
    if (inTime && repair.extension_ground !== 'parts' && repair.extended_due_on === null) {
      say('extension_without_day', 'extended_due_on is empty: the request states an estimated completion. Record it; until then the repair is due as without an extension.')
    }
    if (inTime && repair.extension_ground === 'parts' && repair.parts_received_on !== null) {
      extension.violations.push(...dayDiffers('leak_repairs', repair.repair_id, 'extended_due_on', repair.extended_due_on, Math.max(plain, parts), cite))
    }
    const neverNeeded = asked === null && walk.repairedOn !== null && walk.repairedOn <= (window ?? asOf)
    const [clock] = extension.clocks
    if (clock !== undefined) clock.done_on = clock.done_on === null || asked === null ? null : Math.max(clock.done_on, asked)
    else if (!neverNeeded) extension.clocks.push({ kind: 'extension_request', trigger_event_id: row.event_id, trigger_on: day0, due_on: window, done_on: asked, cite })
  }
  return extension
}
