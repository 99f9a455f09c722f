import { useEffect, useRef, useState } from 'react'
import { usePreferences } from '../state/preferences'
import styles from './chart.module.css'
import { paintSoon } from './draw-queue'
import { createChart, type ChartInstance, type ChartOption } from './echarts'
import { readPalette, type Palette } from './palette'

export interface ChartProps {
  /** What it shows, for those who cannot see it. */
  label: string
  height: number
  /** Builds the drawing for the colours of the appearance and the width at hand. */
  build: (palette: Palette, width: number) => ChartOption
  onReady?: (chart: ChartInstance) => (() => void) | void
  onWidth?: (width: number) => void
}

/** A canvas that follows its size and the appearance; its first drawing waits for its turn. */
export const Chart = ({ label, height, build, onReady, onWidth }: ChartProps) => {
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<ChartInstance>(undefined)
  const undo = useRef<(() => void) | void>(undefined)
  const [width, setWidth] = useState(0)
  const theme = usePreferences((state) => state.theme)

  useEffect(() => {
    const container = element.current
    if (container === null) return undefined
    const observer = new ResizeObserver(() => setWidth(container.clientWidth))
    observer.observe(container)
    return () => {
      observer.disconnect()
      undo.current?.()
      chart.current?.dispose()
      chart.current = undefined
    }
  }, [])

  useEffect(() => {
    if (width > 0) onWidth?.(width)
  }, [onWidth, width])

  useEffect(() => {
    const container = element.current
    if (container === null || width === 0) return undefined
    const paint = (): void => {
      if (chart.current === undefined) {
        chart.current = createChart(container, { width, height })
        undo.current = onReady?.(chart.current)
      } else if (chart.current.getWidth() !== width || chart.current.getHeight() !== height) chart.current.resize({ width, height })
      chart.current.setOption({ animation: false, ...build(readPalette(), width) }, { notMerge: true, lazyUpdate: false })
    }
    if (chart.current === undefined) return paintSoon(container, paint)
    paint()
    return undefined
  }, [build, width, height, theme, onReady])

  return <div ref={element} role="img" aria-label={label} data-chart className={styles.chart} style={{ height }} />
}
