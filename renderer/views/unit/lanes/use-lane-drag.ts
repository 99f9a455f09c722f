import { useRef, useState, type PointerEvent } from 'react'
import type { Span } from '../../../state/trace-view'

/** A drag along the lanes, in px of the drawing; shorter ones than 5 px are none. */
export const useLaneDrag = (left: number, choose: (a: number, b: number) => void) => {
  const start = useRef<number>(undefined)
  const [dragged, setDragged] = useState<Span>()
  const at = (event: PointerEvent<SVGSVGElement>): number => Math.max(left, event.clientX - event.currentTarget.getBoundingClientRect().left)
  return {
    dragged,
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      start.current = at(event)
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (start.current !== undefined) setDragged({ from: start.current, to: at(event) })
    },
    onPointerUp: (event: PointerEvent<SVGSVGElement>) => {
      const from = start.current
      start.current = undefined
      setDragged(undefined)
      if (from === undefined || Math.abs(at(event) - from) < 5) return
      choose(Math.min(from, at(event)), Math.max(from, at(event)))
    },
  }
}
