import type { FleetSummary } from '../../../analytics/contract'
import { text } from '../../text/text'
import { formatMoney, formatNumber, formatPercent, formatSignedPercent } from '../../ui/format'
import { SeverityShape } from '../../ui/severity'
import { StatStrip, type StatItem } from '../../ui/stat'

const kpi = text.fleet.kpi

/** The key figures of the whole fleet. */
export const FleetKpis = ({ summary }: { summary: FleetSummary | undefined }) => (
  <StatStrip label={text.fleet.title} items={summary === undefined ? emptyItems : itemsOf(summary)} />
)

const labels = [kpi.needVisit, kpi.orders, kpi.waiting, kpi.cop, kpi.expected, kpi.connectivity, kpi.energy]

const emptyItems: StatItem[] = labels.map((label) => ({ label, value: '\u00a0', note: '\u00a0' }))

const itemsOf = (s: FleetSummary): StatItem[] => {
  const { critical, major } = s.bySeverity
  return [
    {
      label: kpi.needVisit,
      value: (
        <>
          {critical + major > 0 && <SeverityShape severity={critical > 0 ? 'critical' : 'major'} size={14} />}
          {formatNumber(critical + major)}
        </>
      ),
      note: kpi.needVisitNote(formatNumber(critical), formatNumber(major)),
    },
    { label: kpi.orders, value: formatNumber(s.openWorkOrders), note: kpi.ordersNote(formatNumber(s.dueSoon)) },
    { label: kpi.waiting, value: formatMoney(s.costOfWaitingPerMonth, s.currency), note: kpi.waitingNote },
    {
      label: kpi.cop,
      value: formatNumber(s.medianSeasonalCop, 2),
      note: kpi.copNote(text.import.unitsCount(s.unitsWithCop)),
    },
    { label: kpi.expected, value: formatSignedPercent(s.medianCopVsExpectedPct), note: kpi.expectedNote },
    { label: kpi.connectivity, value: formatPercent(s.connectivityPct, 1), note: kpi.connectivityNote(s.silentUnits) },
    {
      label: kpi.energy,
      value: s.energyKwh === null ? formatNumber(null) : formatNumber(s.energyKwh / 1000, 1),
      unit: s.energyKwh === null ? '' : 'MWh',
      note: s.energyCost === null ? kpi.energyNote : `${formatMoney(s.energyCost, s.currency)}, ${kpi.energyNote}`,
    },
  ]
}
