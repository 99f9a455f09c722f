import { whenIdle } from '../ui/when-idle'

interface Waiting {
  element: Element
  paint: () => void
}

const waiting: Waiting[] = []
let frame = 0
let idle = 0
/** Lower than the window's edge by so many pixels still counts as in view: it is about to be scrolled to. */
const aheadPx = 200

const isInView = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > -aheadPx && top < window.innerHeight + aheadPx
}

/**
 * Paints one chart a frame, those in view first and the others while the page is idle, so that no stretch of drawing holds up what a
 * person does. Before printing all are painted. Answers how to take it back.
 */
export const paintSoon = (element: Element, paint: () => void): (() => void) => {
  const entry = { element, paint }
  if (isInView(element)) element.setAttribute('data-fetching', '')
  waiting.push(entry)
  schedule()
  return () => {
    const place = waiting.indexOf(entry)
    if (place >= 0) waiting.splice(place, 1)
  }
}

const schedule = (): void => {
  if (frame === 0 && waiting.length > 0) frame = requestAnimationFrame(paintNext)
}

const paintNext = (): void => {
  frame = 0
  const next = waiting.find(({ element }) => isInView(element))
  if (next !== undefined) {
    paintOne(next)
    schedule()
  } else if (idle === 0 && waiting.length > 0) idle = whenIdle(paintIdle)
}

const paintIdle = (): void => {
  idle = 0
  const [next] = waiting
  if (next !== undefined) paintOne(next)
  schedule()
}

const paintOne = (entry: Waiting): void => {
  waiting.splice(waiting.indexOf(entry), 1)
  entry.paint()
  entry.element.removeAttribute('data-fetching')
}

window.addEventListener('beforeprint', () => {
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) paintOne(next)
})
