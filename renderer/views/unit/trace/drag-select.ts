import type { ChartInstance } from '../../../charts/echarts'
import type { Span } from '../../../state/trace-view'

interface Pointer {
  offsetX: number
}

/**
 * Lets a drag across a chart choose a span of its first x axis; the band is drawn while dragging.
 * Answers the way to stop listening.
 */
export const dragToSelect = (chart: ChartInstance, choose: (span: Span) => void): (() => void) => {
  const canvas = chart.getZr()
  const band = document.createElement('div')
  band.style.cssText =
    'position:absolute;top:0;bottom:0;display:none;pointer-events:none;background:var(--accent);opacity:.14'
  chart.getDom().append(band)
  let start: number | undefined

  const down = ({ offsetX }: Pointer): void => {
    start = offsetX
  }
  const move = ({ offsetX }: Pointer): void => {
    if (start === undefined || Math.abs(offsetX - start) < 4) return
    band.style.display = 'block'
    band.style.left = `${Math.min(start, offsetX)}px`
    band.style.width = `${Math.abs(offsetX - start)}px`
  }
  const up = ({ offsetX }: Pointer): void => {
    const from = start
    start = undefined
    band.style.display = 'none'
    if (from === undefined || Math.abs(offsetX - from) < 6) return
    const [a, b] = [from, offsetX].sort((one, two) => one - two).map((x) => chart.convertFromPixel({ xAxisIndex: 0 }, x))
    if (typeof a === 'number' && typeof b === 'number') choose({ from: a, to: b })
  }
  const leave = (): void => {
    start = undefined
    band.style.display = 'none'
  }
  canvas.on('mousedown', down)
  canvas.on('mousemove', move)
  canvas.on('mouseup', up)
  canvas.on('globalout', leave)
  return () => {
    canvas.off('mousedown', down)
    canvas.off('mousemove', move)
    canvas.off('mouseup', up)
    canvas.off('globalout', leave)
    band.remove()
  }
}
