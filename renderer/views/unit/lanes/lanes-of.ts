import type { LaneSpan, UnitLanes } from '../../../../analytics/contract'
import { text } from '../../../text/text'
import { formatNumber, formatPercent } from '../../../ui/format'
import type { Lane, LaneItem } from './lane'
import { modeTotals, modeWords, type ModeDay } from './mode-days'

const dayMs = 86_400_000
const rowHeight = 18
const modeHeight = 38

const severityFill = { critical: 'var(--critical)', major: 'var(--major)', minor: 'var(--minor)', advisory: 'var(--advisory)' }

const daysOf = ({ from, to }: { from: string; to: string }): { from: number; to: number } => ({ from: Date.parse(from) / dayMs, to: Date.parse(to) / dayMs })
const lengthOf = (items: readonly LaneItem[]): number => items.reduce((sum, { from, to }) => sum + to - from + 1, 0)
const itemsOf = (spans: readonly LaneSpan[], shown: (span: LaneSpan) => Pick<LaneItem, 'label' | 'fill'>): LaneItem[] => spans.map((span) => ({ ...daysOf(span), ...shown(span) }))

const signalList = (label: string): string => label.split('|').map((signal) => text.signals[signal] ?? signal).join(', ')

/** The lanes of a unit from top to bottom. */
export const lanesOf = (lanes: UnitLanes, modeDays: readonly ModeDay[]): Lane[] => {
  const words = text.unit.lanes
  const data = lanes.coverage.map((run): LaneItem => ({ ...daysOf(run), label: text.unit.coverageLevels[run.level - 1] ?? '', fill: 'var(--accent)', opacity: run.level / 4 }))
  const alarms = itemsOf(lanes.alarms, ({ label }) => ({ label: words.codes(label.split('|').join(', ')), fill: 'url(#lane-alarm)' }))
  const totals = modeTotals(modeDays)
  const count = (spans: readonly unknown[]): string => (spans.length === 0 ? '' : formatNumber(spans.length))
  const lane = (id: Lane['id'], items: readonly LaneItem[], summary: string, empty: string = words.none): Lane => ({ id, name: words[id], height: rowHeight, items, summary, empty })
  return [
    lane('data', data, words.days(lengthOf(data))),
    lane('gaps', itemsOf(lanes.gaps, ({ label }) => ({ label: signalList(label), fill: 'var(--text-3)' })), count(lanes.gaps), words.gapsNone),
    {
      ...lane('mode', modeDays.map((one) => ({ from: one.day, to: one.day, label: modeWords(one), fill: 'none' })), totals === undefined ? '' : words.running(formatPercent(100 * (totals.heat + totals.dhw + totals.cool + totals.defrost))), words.modeNone),
      height: totals === undefined ? rowHeight : modeHeight,
    },
    lane('findings', itemsOf(lanes.findings, ({ label, severity }) => ({ label: text.faults[label] ?? label, fill: severityFill[severity ?? 'advisory'] })), count(lanes.findings)),
    lane('alarms', alarms, alarms.length === 0 ? '' : words.days(lengthOf(alarms)), lanes.alarmColumn === null ? words.alarmsUnknown : lanes.alarmColumn ? words.alarmsNever : words.alarmsNoColumn),
    lane('visits', itemsOf(lanes.visits, ({ label }) => ({ label, fill: 'var(--good)' })), count(lanes.visits)),
  ]
}
