import { useMemo } from 'react'
import type { UnitOverview } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'
import { useDisplayZone } from '../../state/display-zone'
import { hrefOf } from '../../state/place'
import { text } from '../../text/text'
import { Badge, SimulatedBadge } from '../../ui/badge'
import { ButtonLink } from '../../ui/button'
import { ErrorMessage, Message } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { CompressorPanel } from './compressor-panel'
import { DefrostPanel } from './defrost-panel'
import { DeviationPanel } from './deviation-panel'
import { EfficiencyPanel } from './efficiency-panel'
import { efficiencyRows } from './efficiency-rows'
import { FindingsPanel } from './findings-panel'
import { LanesPanel } from './lanes/lanes-panel'
import { MonthsPanel } from './months-panel'
import { OperatingPanel } from './operating-panel'
import { OverlayPanel } from './overlay-panel'
import { SensorsPanel } from './sensors/sensors-panel'
import { ServicePanel } from './service-panel'
import { TracePanel } from './trace/trace-panel'
import { UnitFacts, UnitKpis } from './unit-head'
import styles from './unit.module.css'

/** One unit: its figures, its telemetry, what is wrong and why it is said to be. */
export const UnitView = ({ unitId, findingId }: { unitId: string | null; findingId: string | null }) => {
  const overview = useQuery('unit.overview', unitId === null ? undefined : { unitId })
  if (unitId === null)
    return (
      <Screen title={text.unit.title}>
        <Message
          title={text.unit.choose}
          hint={text.unit.chooseHint}
          action={
            <ButtonLink href={hrefOf({ screen: 'fleet' })} icon="fleet" variant="primary">
              {text.palette.goTo(text.screens.fleet)}
            </ButtonLink>
          }
        />
      </Screen>
    )
  if (overview.data === undefined)
    return (
      <Screen title={unitId}>
        {overview.error === undefined ? <Message title={text.state.loading} /> : <ErrorMessage error={overview.error} />}
      </Screen>
    )
  const unit = overview.data
  return (
    <Screen
      title={
        <span className={styles.title}>
          {unit.unitId}
          {unit.simulated && <SimulatedBadge />}
          {!unit.registered && <Badge>{text.unit.unregistered}</Badge>}
        </span>
      }
      lead={[unit.brand, unit.model].filter(Boolean).join(' ')}
      actions={
        <>
          {unit.daysOfData > 0 && (
            <ButtonLink href={hrefOf({ screen: 'quality', id: unit.unitId })} icon="gauge">
              {text.quality.ofUnit}
            </ButtonLink>
          )}
          {unit.workOrderId !== null && (
            <ButtonLink href={hrefOf({ screen: 'orders', id: unit.workOrderId })} icon="orders">
              {text.unit.workOrder}
            </ButtonLink>
          )}
        </>
      }
    >
      <UnitFacts unit={unit} />
      <UnitKpis unit={unit} />
      <UnitBody key={unit.unitId} unit={unit} findingId={findingId} />
    </Screen>
  )
}

const UnitBody = ({ unit, findingId }: { unit: UnitOverview; findingId: string | null }) => {
  const { unitId, timeZone: siteZone } = unit
  const zone = useDisplayZone(siteZone)
  const signals = useQuery('unit.signals', { unitId })
  const lanes = useQuery('unit.lanes', { unitId })
  const efficiency = useQuery('unit.efficiency', { unitId })
  const days = useQuery('unit.efficiencyDays', { unitId })
  const findings = useQuery('unit.findings', { unitId })
  const rows = useMemo(() => (days.data === undefined ? [] : efficiencyRows(days.data)), [days.data])
  const whole = useMemo(
    () =>
      unit.firstAt === null || unit.lastAt === null
        ? undefined
        : { from: Date.parse(unit.firstAt), to: Date.parse(unit.lastAt) + 60_000 },
    [unit.firstAt, unit.lastAt],
  )
  const copFindings = useMemo(
    () =>
      (findings.data ?? []).flatMap((finding) =>
        finding.family === 'cop' && finding.status !== 'withdrawn'
          ? [
              {
                from: finding.onsetOn ?? finding.detectedOn,
                to: finding.lastSeenOn ?? finding.detectedOn,
                label: finding.fault,
              },
            ]
          : [],
      ),
    [findings.data],
  )
  const error = signals.error ?? lanes.error ?? efficiency.error ?? days.error ?? findings.error
  return (
    <div className={styles.layout}>
      <div className={styles.charts}>
        {error !== undefined && <ErrorMessage error={error} />}
        {whole === undefined && <Message title={text.unit.noTelemetry} hint={text.unit.noTelemetryHint} />}
        {whole !== undefined && lanes.data !== undefined && (
          <LanesPanel unitId={unitId} zone={zone} dayZone={siteZone} whole={whole} lanes={lanes.data} />
        )}
        {whole !== undefined && signals.data !== undefined && signals.data.length > 0 && (
          <TracePanel unitId={unitId} zone={zone} whole={whole} available={signals.data} findingCircuit={findings.data?.find((one) => one.findingId === findingId)?.circuitNo ?? null} />
        )}
        <div className={styles.pair}>
          {efficiency.data !== undefined && days.data !== undefined && (
            <>
              <EfficiencyPanel efficiency={efficiency.data} rows={rows} />
              <DeviationPanel rows={rows} findings={copFindings} />
            </>
          )}
        </div>
        <DefrostPanel unitId={unitId} zone={zone} />
        <div className={styles.pair}>
          <OverlayPanel unitId={unitId} zone={zone} />
          <MonthsPanel unitId={unitId} />
          <OperatingPanel unitId={unitId} />
          <CompressorPanel unitId={unitId} />
        </div>
        <SensorsPanel unitId={unitId} />
        <ServicePanel unitId={unitId} currency={unit.currency} />
      </div>
      <aside className={styles.side} aria-label={text.unit.findings}>
        {findings.data !== undefined && (
          <FindingsPanel unitId={unitId} zone={siteZone} findings={findings.data} findingId={findingId} />
        )}
      </aside>
    </div>
  )
}
