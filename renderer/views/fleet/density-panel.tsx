import { useCallback, useMemo } from 'react'
import { outdoorBins } from '../../../analytics/contract/outdoor-bins'
import { Canvas } from '../../charts/canvas'
import { ChartPanel } from '../../charts/chart-panel'
import { textStyle } from '../../charts/axes'
import type { Palette } from '../../charts/palette'
import { useFleetView } from '../../state/fleet-view'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { formatNumber, formatQuantity, scaleOf } from '../../ui/format'
import { useBoxDrag, type Box } from '../../ui/use-box-drag'
import { useWidth } from '../../ui/use-width'
import { cops } from './cop-grid'
import styles from './fleet.module.css'
import type { Brushing } from './use-brushing'

const height = 178
const left = 30
const bottom = 30
const top = 6
const right = 8
const shownC = { from: -24, to: 24 }
const shownCop = { from: cops.from, to: cops.from + cops.step * cops.bins }

/** Where the brushed units' heating lies: days by outdoor temperature and COP, and the median of the units. */
export const DensityPanel = ({ brushing }: { brushing: Brushing }) => {
  const [ref, width] = useWidth<HTMLDivElement>()
  const system = usePreferences((state) => state.units)
  const brush = useFleetView((state) => state.brush)
  const chosen = useFleetView((state) => state.brushes['curve'])
  const density = useMemo(() => brushing.grid?.density(brushing.filter.mask), [brushing])
  const x = (celsius: number): number => left + ((celsius - shownC.from) / (shownC.to - shownC.from)) * (width - left - right)
  const y = (cop: number): number => top + (1 - (cop - shownCop.from) / (shownCop.to - shownCop.from)) * (height - top - bottom)
  const celsiusAt = (px: number): number => shownC.from + ((px - left) / (width - left - right)) * (shownC.to - shownC.from)
  const copAt = (py: number): number => shownCop.from + (1 - (py - top) / (height - top - bottom)) * (shownCop.to - shownCop.from)
  const drag = useBoxDrag({
    onBox: (box: Box, within) => brush('curve', { kind: 'box', x: [celsiusAt(box.x0), celsiusAt(box.x1)], y: [Math.max(0, copAt(box.y1)), copAt(box.y0)] }, within),
    onPress: () => brush('curve', undefined),
  })
  const draw = useCallback(
    (context: CanvasRenderingContext2D, palette: Palette) => {
      if (density === undefined) return
      const scale = scaleOf('temperature', system)
      context.font = `11px ${textStyle(palette).fontFamily}`
      context.strokeStyle = palette.grid
      context.fillStyle = palette.axis
      context.textBaseline = 'middle'
      for (let cop = 1; cop <= shownCop.to - 1; cop += 2) {
        context.beginPath()
        context.moveTo(left, Math.round(y(cop)) + 0.5)
        context.lineTo(width - right, Math.round(y(cop)) + 0.5)
        context.stroke()
        context.textAlign = 'right'
        context.fillText(String(cop), left - 6, y(cop))
      }
      context.textAlign = 'center'
      const step = system === 'us' ? 20 : 10
      for (let shown = Math.ceil(scale.from(shownC.from) / step) * step; shown <= scale.from(shownC.to); shown += step) context.fillText(`${formatNumber(shown)}`, x(scale.back(shown)), height - bottom + 9)
      context.fillText(`${text.brush.temperature}, ${scale.unit}`, left + (width - left - right) / 2, height - 7)
      context.fillStyle = palette.series[0] as string
      for (let c = 0; c < outdoorBins.bins; c++)
        for (let k = 0; k < cops.bins; k++) {
          const days = density.cells[c * cops.bins + k] as number
          if (days === 0) continue
          const from = outdoorBins.fromC + c * outdoorBins.stepK
          const low = cops.from + k * cops.step
          if (from < shownC.from || from >= shownC.to || low >= shownCop.to) continue
          context.globalAlpha = 0.12 + 0.78 * Math.sqrt(days / density.most)
          context.fillRect(x(from) + 0.5, y(low + cops.step), x(from + outdoorBins.stepK) - x(from) - 1, y(low) - y(low + cops.step) - 0.5)
        }
      context.globalAlpha = 1
      context.strokeStyle = palette.series[1] as string
      context.lineWidth = 2
      context.beginPath()
      let begun = false
      for (let c = 0; c < outdoorBins.bins; c++) {
        const cop = density.curve[c] as number
        const middle = outdoorBins.fromC + (c + 0.5) * outdoorBins.stepK
        if (Number.isNaN(cop) || cop > shownCop.to || middle < shownC.from || middle > shownC.to) continue
        if (begun) context.lineTo(x(middle), y(cop))
        else context.moveTo(x(middle), y(cop))
        begun = true
      }
      context.stroke()
    },
    // The scales follow from the width.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [density, width, system],
  )
  const box = drag.box ?? (chosen?.kind === 'box' ? { x0: x(chosen.x[0]), x1: x(chosen.x[1]), y0: y(chosen.y[1]), y1: y(chosen.y[0]) } : undefined)
  const twin = () => ({
    columns: [
      { id: 't', title: text.brush.temperature, width: 150, render: (row: { at: number; cop: number; units: number }) => <span>{`${formatQuantity(row.at, 'temperature', system, 0)} – ${formatQuantity(row.at + outdoorBins.stepK, 'temperature', system, 0)}`}</span> },
      { id: 'c', title: text.unit.cop, width: 70, align: 'end' as const, render: (row: { cop: number }) => <span>{formatNumber(row.cop, 2)}</span> },
      { id: 'u', title: text.brush.kpi.units, width: 70, align: 'end' as const, render: (row: { units: number }) => <span>{formatNumber(row.units)}</span> },
    ],
    rows: Array.from(density?.curve ?? [], (cop, bin) => ({ at: outdoorBins.fromC + bin * outdoorBins.stepK, cop, units: density?.units[bin] ?? 0 })).filter(({ units }) => units > 0),
  })
  return (
    <ChartPanel name={text.brush.density} note={text.brush.densityNote} height={height} twin={twin}>
      <div ref={ref} className={styles.plot} style={{ height }} role="img" data-chart aria-label={text.brush.densityLabel(formatNumber(brushing.filter.passing))} {...drag.handlers}>
        {density !== undefined && density.most > 0 ? <Canvas width={width} height={height} draw={draw} /> : density !== undefined && <p className={styles.muted}>{text.brush.densityEmpty}</p>}
        {box !== undefined && <div className={styles.box} style={{ left: box.x0, top: box.y0, width: box.x1 - box.x0, height: box.y1 - box.y0 }} />}
      </div>
    </ChartPanel>
  )
}
