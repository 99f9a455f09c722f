import type { UnitOverview } from '../../../analytics/contract'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatNumber, formatPercent, formatQuantity, formatSigned, formatSignedPercent } from '../../ui/format'
import { StatStrip, type StatItem } from '../../ui/stat'
import { formatDay } from '../../ui/time'
import styles from './unit.module.css'

/** What the registers know about a unit. */
export const UnitFacts = ({ unit }: { unit: UnitOverview }) => {
  const system = usePreferences((state) => state.units)
  const facts: [string, string | null][] = [
    [text.unit.facts.site, unit.siteName],
    [text.unit.facts.customer, unit.customer],
    [text.unit.facts.type, unit.unitType],
    [text.unit.facts.capacity, unit.capacityW === null ? null : formatQuantity(unit.capacityW, 'capacity', system)],
    [text.unit.facts.refrigerant, unit.refrigerant],
    [text.unit.facts.charge, unit.fullChargeKg === null ? null : formatQuantity(unit.fullChargeKg, 'mass', system)],
    [text.unit.facts.installed, unit.installedOn === null ? null : formatDay(unit.installedOn)],
    [text.unit.facts.warranty, unit.warrantyUntil === null ? null : formatDay(unit.warrantyUntil)],
    [text.unit.facts.zone, unit.climateZone],
    [
      text.unit.facts.provenance,
      unit.copProvenance === null ? null : (text.provenance[unit.copProvenance] ?? unit.copProvenance),
    ],
  ]
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

/** The key figures of a unit. */
export const UnitKpis = ({ unit }: { unit: UnitOverview }) => {
  const { kpi, kpiNote } = text.unit
  const trend = unit.copTrendPctPerYear
  const items: StatItem[] = [
    { label: kpi.cop, value: formatNumber(unit.seasonalCop, 2), note: kpiNote.cop },
    { label: kpi.expected, value: formatSignedPercent(unit.copVsExpectedPct), note: kpiNote.expected },
    {
      label: kpi.trend,
      value: formatSignedPercent(trend),
      note:
        trend === null
          ? kpiNote.noTrend
          : kpiNote.interval(formatSigned(unit.copTrendLow, 1), formatSigned(unit.copTrendHigh, 1)),
    },
    { label: kpi.defrosts, value: formatNumber(unit.defrostsPerDay, 1), note: kpiNote.perDay },
    { label: kpi.starts, value: formatNumber(unit.startsPerDay, 1), note: kpiNote.starts },
    { label: kpi.connectivity, value: formatPercent(unit.connectivityPct, 1), note: kpiNote.connectivity },
    {
      label: kpi.energy,
      value: formatNumber(unit.energyKwh),
      ...(unit.energyKwh === null ? {} : { unit: 'kWh' }),
      note: kpiNote.energy,
    },
  ]
  return (
    <div className={styles.kpis}>
      <StatStrip label={unit.unitId} items={items} />
    </div>
  )
}
