import { useEffect, useRef } from 'react'
import { usePreferences } from '../state/preferences'
import { readPalette, type Palette } from './palette'

/** A canvas in device pixels, drawn anew when its size, the appearance or the drawing changes. */
export const Canvas = ({ width, height, draw, className }: { width: number; height: number; draw: (context: CanvasRenderingContext2D, palette: Palette) => void; className?: string | undefined }) => {
  const element = useRef<HTMLCanvasElement>(null)
  const theme = usePreferences((state) => state.theme)
  useEffect(() => {
    const canvas = element.current
    const context = canvas?.getContext('2d')
    if (canvas === null || context === null || context === undefined || width === 0) return
    const ratio = devicePixelRatio || 1
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    draw(context, readPalette())
  }, [width, height, draw, theme])
  return <canvas ref={element} className={className} style={{ width, height, display: 'block' }} aria-hidden="true" />
}
