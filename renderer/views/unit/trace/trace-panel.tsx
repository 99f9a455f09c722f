import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { SignalRange, TraceSignal } from '../../../../analytics/contract'
import { Chart } from '../../../charts/chart'
import { ChartPanel } from '../../../charts/chart-panel'
import type { ChartInstance } from '../../../charts/echarts'
import type { Palette } from '../../../charts/palette'
import { firstSignals, quantityOfSignal } from '../../../charts/signals'
import { useQuery } from '../../../engine/use-query'
import { usePreferences } from '../../../state/preferences'
import { useTraceView, type Span } from '../../../state/trace-view'
import { text } from '../../../text/text'
import { Button } from '../../../ui/button'
import { formatNumber, scaleOf, type UnitSystem } from '../../../ui/format'
import type { GridColumn } from '../../../ui/grid/virtual-grid'
import { ErrorMessage, Message } from '../../../ui/message'
import { Segmented } from '../../../ui/segmented'
import { formatInstant, formatTime, zoneName } from '../../../ui/time'
import { dragToSelect } from './drag-select'
import { SignalMenu } from './signal-menu'
import { clampSpan, firstSpan, nearSpans, presetOf, presetSpan, presets, shiftSpan, zoomSpan, type Preset } from './span'
import { traceLines, type TraceLine } from './trace-data'
import { panelsOf, plotLeft, plotRight, traceHeight, traceOption } from './trace-option'
import { useAskNear } from './use-ask-near'
import styles from '../unit.module.css'

interface TracePanelProps {
  unitId: string
  zone: string
  /** First and last sample. */
  whole: Span
  available: readonly SignalRange[]
  /** The circuit that the finding at hand is of, shown until another is chosen. */
  findingCircuit: number | null
}

/** A unit's telemetry from the whole history down to the raw samples. */
export const TracePanel = ({ unitId, zone, whole, available, findingCircuit }: TracePanelProps) => {
  const system = usePreferences((state) => state.units)
  const view = useTraceView()
  const circuits = useQuery('unit.circuits', { unitId }).data ?? [1]
  const [chosenCircuit, setCircuit] = useState<number>()
  const circuit = chosenCircuit ?? findingCircuit ?? 1
  const circuitNo = circuit > 1 && circuits.includes(circuit) ? circuit : undefined
  const ofCircuit = useQuery('unit.signals', circuitNo === undefined ? undefined : { unitId, circuitNo })
  const span = view.spans[unitId] ?? firstSpan(whole)
  const names = (circuitNo === undefined ? available : (ofCircuit.data ?? available)).map((one) => one.signal)
  const chosen = view.signals?.filter((signal) => names.includes(signal)) ?? []
  const signals = chosen.length > 0 ? chosen : firstSignals(names)
  const [plotWidth, setPlotWidth] = useState(0)
  const buckets = Math.max(10, Math.min(2000, plotWidth))
  const pixelMs = (span.to - span.from) / buckets

  const questionOf = (of: Span) => ({
    unitId,
    ...(circuitNo === undefined ? {} : { circuitNo }),
    signals,
    from: new Date(of.from).toISOString(),
    to: new Date(of.to).toISOString(),
    buckets,
  })
  const trace = useQuery('unit.trace', plotWidth === 0 ? undefined : questionOf(span), { keepPrevious: true })
  useAskNear(plotWidth === 0 || trace.fetching ? [] : nearSpans(span, whole).map(questionOf))
  const signalKey = signals.join()
  const lines = useMemo(
    () => (trace.data === undefined ? [] : traceLines(trace.data, pixelMs, signalsOf(signalKey))),
    [trace.data, pixelMs, signalKey],
  )

  const setSpan = (next: Span): void => view.setSpan(unitId, clampSpan(next, whole))
  const latest = useRef(setSpan)
  latest.current = setSpan
  const onReady = useCallback((chart: ChartInstance) => dragToSelect(chart, (next) => latest.current(next)), [])
  const onWidth = useCallback((width: number) => setPlotWidth(Math.max(10, Math.round(width - plotLeft - plotRight))), [])
  const { from, to } = span
  const build = useCallback(
    (palette: Palette, width: number) => traceOption({ lines, span: { from, to }, zone, system, palette, width }),
    [lines, from, to, zone, system],
  )

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = keySpan(event.key, span)
    if (next === undefined) return
    event.preventDefault()
    setSpan(next)
  }

  const isRaw = trace.data !== undefined && rawSamples(trace.data.numbers('step_s'), pixelMs)
  const empty = trace.data !== undefined && lines.length === 0
  const waiting = trace.data === undefined && trace.error === undefined
  const label = text.unit.traceLabel(
    signals.map((signal) => text.signals[signal] ?? signal).join(', '),
    formatTime(span.from, zone),
    formatTime(span.to, zone),
  )
  return (
    <ChartPanel
      name={text.unit.trace}
      note={`${text.unit.between(formatTime(span.from, zone), formatTime(span.to, zone))} · ${isRaw ? text.unit.raw : text.unit.reduced}`}
      height={traceHeight(panelsOf(signals).length)}
      twin={() => ({ columns: twinColumns(zone, system), rows: twinRows(lines) })}
    >
      <div className={styles.traceTools}>
        <Segmented
          label={text.unit.shownPeriod}
          selected={[presetOf(span, whole) ?? 'none']}
          onSelect={([preset]) => setSpan(presetSpan(preset as Preset, span, whole))}
          segments={presets.map(({ id }) => ({ id: id as Preset | 'none', label: text.unit.spans[id] }))}
        />
        <span className={styles.traceMoves}>
          <Button small icon="left" aria-label={text.unit.earlier} onPress={() => setSpan(shiftSpan(span, -0.5))} />
          <Button small icon="right" aria-label={text.unit.later} onPress={() => setSpan(shiftSpan(span, 0.5))} />
          <Button small icon="plus" aria-label={text.unit.zoomIn} onPress={() => setSpan(zoomSpan(span, 0.5))} />
          <Button small icon="minus" aria-label={text.unit.zoomOut} onPress={() => setSpan(zoomSpan(span, 2))} />
        </span>
        {circuits.length > 1 && (
          <Segmented
            label={text.unit.circuit}
            selected={[String(circuitNo ?? 1)]}
            onSelect={([number]) => setCircuit(Number(number))}
            segments={circuits.map((number) => ({ id: String(number), label: text.unit.circuitNo(number) }))}
          />
        )}
        <SignalMenu available={names} selected={signals} onSelect={view.setSignals} />
      </div>
      {trace.error !== undefined && <ErrorMessage error={trace.error} />}
      <div
        className={styles.traceChart}
        role="group"
        aria-label={text.unit.traceHint}
        title={text.unit.traceHint}
        tabIndex={0}
        onKeyDown={onKeyDown}
        data-fetching={trace.fetching || plotWidth === 0 ? '' : undefined}
      >
        <Chart
          label={label}
          height={traceHeight(panelsOf(signals).length)}
          build={build}
          onReady={onReady}
          onWidth={onWidth}
        />
        {waiting && (
          <div className={styles.traceEmpty}>
            <Message title={text.state.loading} />
          </div>
        )}
        {empty && !trace.fetching && (
          <div className={styles.traceEmpty}>
            <Message title={text.unit.traceEmpty} />
          </div>
        )}
      </div>
    </ChartPanel>
  )
}

const keySpan = (key: string, span: Span): Span | undefined => {
  switch (key) {
    case 'ArrowLeft':
      return shiftSpan(span, -0.25)
    case 'ArrowRight':
      return shiftSpan(span, 0.25)
    case '+':
    case '=':
      return zoomSpan(span, 0.5)
    case '-':
      return zoomSpan(span, 2)
    default:
      return undefined
  }
}

const rawSamples = (steps: Float64Array, pixelMs: number): boolean =>
  steps.length > 0 && steps.every((step) => step * 1000 >= pixelMs)

interface TwinRow {
  signal: TraceSignal
  t: number
  value: number
}

const twinRows = (lines: readonly TraceLine[]): TwinRow[] =>
  lines
    .flatMap(({ signal, points }) => Array.from({ length: points.length / 2 }, (_, at): TwinRow => ({ signal, t: points[2 * at] as number, value: points[2 * at + 1] as number })))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => a.t - b.t)

const twinColumns = (zone: string, system: UnitSystem): GridColumn<TwinRow>[] => [
  {
    id: 't',
    title: text.unit.timeIn(zoneName(Date.now(), zone)),
    width: 160,
    render: (row) => <span>{formatInstant(row.t, zone, true)}</span>,
  },
  { id: 'signal', title: text.unit.signal, width: 160, grow: 1, render: (row) => <span>{text.signals[row.signal]}</span> },
  {
    id: 'value',
    title: text.unit.value,
    width: 120,
    align: 'end',
    render: (row) => {
      const scale = scaleOf(quantityOfSignal[row.signal], system)
      return <span>{`${formatNumber(scale.from(row.value), scale.digits)} ${scale.unit}`}</span>
    },
  },
]

const signalsOf = (key: string): TraceSignal[] => (key === '' ? [] : (key.split(',') as TraceSignal[]))
