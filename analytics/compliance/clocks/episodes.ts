import { addMonths } from '../exact/day'
import type { ComplianceContext } from '../context'
import { datedEvents, fillingDays } from '../leak-rate/charges'
import { byId } from '../records/live'
import type { CircuitRecords, Day, Filing, LeakRepair } from '../records/records'
import type { LeakRate } from '../results'
import { presumedRepairedMonths } from '../rules/terms'
import { bindingEnd } from './binding-end'
import { joinPauses, pauseOf, type Pause } from './pauses'
import { walkTrack, type Track } from './track'

/** From a rate over the threshold until its leaks are repaired and tested, its plan is carried out, or its rule ends for the circuit. */
export interface Episode {
  /** The rate that opened it. */
  row: LeakRate
  /** That one, and rates over the threshold while it was open: they add nothing. */
  rows: readonly LeakRate[]
  day0: Day
  tracks: readonly Track[]
  pauses: readonly Pause[]
  filings: readonly Filing[]
  closedOn: Day | null
  /** From when on its rule no longer binds, or the circuit holds another refrigerant. */
  endedOn: Day | null
  /** The first rate after a repair that was tested good, within twelve months of it, is over again, (h). */
  stillOver: boolean
}

export interface Episodes {
  episodes: readonly Episode[]
  /** Repairs that belong to no rate over its threshold. */
  unlinked: readonly LeakRepair[]
}

const idsOf = (text: string | null): readonly string[] => (text ?? '').split('+').map((id) => id.trim()).filter((id) => id !== '')

const names = (trigger: string | null, row: LeakRate): boolean => {
  const own = row.event_id.split('+')
  return idsOf(trigger).some((id) => own.includes(id))
}

const rowOfRepair = (repair: LeakRepair, over: readonly LeakRate[]): LeakRate | undefined =>
  over.find((row) => names(repair.trigger_event_id, row)) ?? over.find((row) => row.service_date === repair.exceeded_on)

const filingDay = ({ dated_on, sent_on }: Filing): Day => dated_on ?? sent_on ?? Infinity

/** Days on which refrigerant was added, ascending. */
export const chargeDaysOf = (records: CircuitRecords, asOf: Day): Day[] => fillingDays(datedEvents(records, asOf), records.appliance.install_date)

/** Episodes of one circuit in order, from the rates that are over. `records` are those of the as-of day. */
export const findEpisodes = (records: CircuitRecords, rates: readonly LeakRate[], context: ComplianceContext): Episodes => {
  const { asOf, rules } = context
  const over = rates.filter(({ exceeds }) => exceeds === true)
  const linked = new Map(records.repairs.map((repair) => [repair, rowOfRepair(repair, over)]))
  const unlinked = records.repairs.filter((repair) => linked.get(repair) === undefined)
  if (over.length === 0) return { episodes: [], unlinked }
  const chargeDays = chargeDaysOf(records, asOf)
  const monthsOf = ({ decision, service_date }: LeakRate): number => presumedRepairedMonths(rules, service_date, { regime: decision.regime })

  const build = (rows: readonly LeakRate[], row: LeakRate, stillOver: boolean, until: Day): Episode => {
    const day0 = row.service_date
    const repairs = [...linked].filter(([, of]) => of !== undefined && rows.includes(of)).map(([repair]) => repair).sort((a, b) => byId(a.repair_id, b.repair_id))
    const ofEpisode = (filing: Filing): boolean =>
      idsOf(filing.trigger_event_id).length > 0 ? rows.some((one) => names(filing.trigger_event_id, one)) : filingDay(filing) >= day0 && filingDay(filing) < until
    const filings = records.filings.filter(ofEpisode).sort((a, b) => filingDay(a) - filingDay(b) || byId(a.filing_id, b.filing_id))
    const firstDay = Math.min(day0, ...row.terms.filter(({ event_id, sign }) => sign === 1 && row.event_id.split('+').includes(event_id)).map(({ day }) => day))
    const refilledOn = chargeDays.findLast((day) => day < firstDay) ?? null
    const tracks = (repairs.length === 0 ? [null] : repairs).map((repair) => walkTrack({
      day0, repair, pause: repair === null ? null : pauseOf(repair, chargeDays), plans: filings, chargeDays, refilledOn, presumedMonths: monthsOf(row), asOf,
      tests: repair === null ? [] : records.tests.filter(({ repair_id }) => repair_id === repair.repair_id),
    }))
    const ends = tracks.map(({ walk }) => walk.closedOn)
    const pauses = joinPauses(repairs.flatMap((repair) => pauseOf(repair, chargeDays) ?? []))
    const endedOn = bindingEnd(row, records, context)
    return { row, rows, day0, tracks, pauses, filings, stillOver, endedOn, closedOn: ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0)) }
  }

  const isStillOver = (before: Episode, row: LeakRate): boolean => {
    const { closedOn } = before
    const confirmed = before.tracks.every(({ walk }) => walk.state === 'confirmed')
    const repairedOn = Math.max(...before.tracks.map(({ walk }) => walk.repairedOn ?? -Infinity))
    if (closedOn === null || !confirmed || row.service_date > addMonths(repairedOn, monthsOf(row))) return false
    return rates.find(({ rate, service_date }) => rate !== null && service_date > closedOn) === row
  }

  const opened: { rows: LeakRate[]; row: LeakRate; stillOver: boolean }[] = []
  let last: Episode | undefined
  const isOpen = ({ closedOn, endedOn }: Episode, day: Day): boolean => (closedOn === null || closedOn >= day) && (endedOn === null || endedOn > day)
  for (const row of over) {
    const current = opened.at(-1)
    if (last !== undefined && current !== undefined && isOpen(last, row.service_date)) current.rows.push(row)
    else opened.push({ rows: [row], row, stillOver: last !== undefined && isStillOver(last, row) })
    const now = opened.at(-1)
    if (now !== undefined) last = build(now.rows, now.row, now.stillOver, Infinity)
  }
  return { episodes: opened.map(({ rows, row, stillOver }, index) => build(rows, row, stillOver, opened[index + 1]?.row.service_date ?? Infinity)), unlinked }
}
