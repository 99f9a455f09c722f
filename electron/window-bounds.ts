export interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

export interface WindowPlace extends Bounds {
  maximized: boolean
}

export const smallestWindow = { width: 960, height: 600 } as const
export const firstWindow = { width: 1360, height: 860 } as const

const grip = 80

/**
 * A remembered place on the displays of today (their work areas): no larger than its display, wholly on it. Without one,
 * or when no display shows enough of it to be grabbed, only a size is answered and the system places the window.
 */
export const fitWindow = (saved: Bounds | undefined, displays: readonly Bounds[]): { width: number; height: number; x?: number; y?: number } => {
  if (saved === undefined) return { ...firstWindow }
  const [best] = displays.map((area) => ({ area, shown: overlap(saved, area) })).sort((a, b) => b.shown.size - a.shown.size)
  if (best === undefined || best.shown.width < grip || best.shown.height < grip) return sizeOf(saved, displays[0])
  const { area } = best
  const { width, height } = sizeOf(saved, area)
  return { width, height, x: clamp(saved.x, area.x, area.x + area.width - width), y: clamp(saved.y, area.y, area.y + area.height - height) }
}

const sizeOf = (saved: Bounds, area: Bounds | undefined): { width: number; height: number } => ({
  width: clamp(saved.width, smallestWindow.width, area?.width ?? saved.width),
  height: clamp(saved.height, smallestWindow.height, area?.height ?? saved.height),
})

const overlap = (a: Bounds, b: Bounds): { width: number; height: number; size: number } => {
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x))
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))
  return { width, height, size: width * height }
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high))
