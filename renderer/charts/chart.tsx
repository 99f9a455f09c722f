import { useEffect, useRef, useState } from 'react'
import { usePreferences } from '../state/preferences'
import styles from './chart.module.css'
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

/** A canvas that follows its size and the appearance. */
export const Chart = ({ label, height, build, onReady, onWidth }: ChartProps) => {
  const element = useRef<HTMLDivElement>(null)
  const chart = useRef<ChartInstance>(undefined)
  const [width, setWidth] = useState(0)
  const theme = usePreferences((state) => state.theme)

  useEffect(() => {
    const container = element.current
    if (container === null) return undefined
    const made = createChart(container)
    chart.current = made
    const observer = new ResizeObserver(() => setWidth(container.clientWidth))
    observer.observe(container)
    const undo = onReady?.(made)
    return () => {
      observer.disconnect()
      undo?.()
      made.dispose()
      chart.current = undefined
    }
  }, [onReady])

  useEffect(() => {
    if (width > 0) onWidth?.(width)
  }, [onWidth, width])

  useEffect(() => {
    if (width === 0) return
    chart.current?.resize({ width, height })
    chart.current?.setOption(
      { animation: false, ...build(readPalette(), width) },
      { notMerge: true, lazyUpdate: false },
    )
  }, [build, width, height, theme])

  return <div ref={element} role="img" aria-label={label} data-chart className={styles.chart} style={{ height }} />
}
