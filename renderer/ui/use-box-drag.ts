import { useState, type PointerEvent } from 'react'

export interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

const least = 4

/** A rectangle drawn with the pointer over an element, in its pixels; a press without a move is a press. */
export const useBoxDrag = ({ onBox, onPress }: { onBox: (box: Box, within: boolean) => void; onPress: (x: number, y: number) => void }) => {
  const [start, setStart] = useState<{ x: number; y: number }>()
  const [box, setBox] = useState<Box>()
  const at = (event: PointerEvent): { x: number; y: number } => {
    const frame = event.currentTarget.getBoundingClientRect()
    return { x: Math.min(frame.width, Math.max(0, event.clientX - frame.left)), y: Math.min(frame.height, Math.max(0, event.clientY - frame.top)) }
  }
  const boxTo = ({ x, y }: { x: number; y: number }): Box | undefined =>
    start === undefined || Math.hypot(x - start.x, y - start.y) < least ? undefined : { x0: Math.min(start.x, x), y0: Math.min(start.y, y), x1: Math.max(start.x, x), y1: Math.max(start.y, y) }
  return {
    box,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setStart(at(event))
      },
      onPointerMove: (event: PointerEvent) => {
        const next = boxTo(at(event))
        if (next === undefined) return
        setBox(next)
        onBox(next, true)
      },
      onPointerUp: (event: PointerEvent) => {
        const place = at(event)
        const next = boxTo(place)
        if (start !== undefined && next === undefined && box === undefined) onPress(place.x, place.y)
        else if (next !== undefined) onBox(next, false)
        setStart(undefined)
        setBox(undefined)
      },
    },
  }
}
