import { text } from '../../text/text'
import { formatMoney, formatNumber, missing } from '../../ui/format'
import { SeverityShape } from '../../ui/severity'
import { StatStrip, type StatItem } from '../../ui/stat'
import type { FleetFigures } from './fleet-figures'

const kpi = text.brush.kpi

/** The key figures of what is brushed. */
export const FleetKpis = ({ figures, all }: { figures: FleetFigures | undefined; all: number }) => (
  <StatStrip label={text.fleet.title} items={figures === undefined ? emptyItems : itemsOf(figures, all)} />
)

const labels = [kpi.units, kpi.findings, kpi.waiting, kpi.cop, kpi.energy, kpi.cost, kpi.silent, kpi.visits, kpi.confirmed]

const emptyItems: StatItem[] = labels.map((label) => ({ label, value: '\u00a0', note: '\u00a0' }))

const itemsOf = (f: FleetFigures, all: number): StatItem[] => {
  const [critical, major] = [f.bySeverity[4] ?? 0, f.bySeverity[3] ?? 0]
  return [
    { label: kpi.units, value: formatNumber(f.units), note: kpi.of(formatNumber(all)) },
    {
      label: kpi.findings,
      hint: text.glossary['severity'],
      value: (
        <>
          {critical + major > 0 && <SeverityShape severity={critical > 0 ? 'critical' : 'major'} size={14} />}
          {formatNumber(critical + major)}
        </>
      ),
      note: kpi.severities(formatNumber(critical), formatNumber(major)),
    },
    { label: kpi.waiting, hint: text.glossary['cost_of_waiting_per_month'], value: formatMoney(f.waiting, f.currency), note: kpi.month },
    {
      label: kpi.cop,
      hint: text.glossary['cop'],
      value: formatNumber(f.cop.median, 2),
      note: Number.isNaN(f.cop.low) ? kpi.median(formatNumber(f.cop.units)) : kpi.interval(formatNumber(f.cop.low, 2), formatNumber(f.cop.high, 2)),
    },
    { label: kpi.energy, hint: text.glossary['energy_kwh'], value: formatNumber(f.energyKwh / 1000, 1), unit: 'MWh', note: kpi.year },
    { label: kpi.cost, hint: text.glossary['energy_cost'], value: formatMoney(f.energyCost, f.energyCurrency), note: kpi.year },
    { label: kpi.silent, value: formatNumber(f.silent), note: kpi.noData },
    { label: kpi.visits, hint: text.glossary['visits'], value: Number.isNaN(f.visitsPer100) ? missing : formatNumber(f.visitsPer100, 0), note: kpi.per100 },
    { label: kpi.confirmed, hint: text.glossary['confirmed'], value: Number.isNaN(f.confirmedPer100) ? missing : formatNumber(f.confirmedPer100, 0), note: kpi.per100 },
  ]
}
