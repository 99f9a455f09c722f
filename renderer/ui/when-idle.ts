const mostIdleMs = 1500
const hasIdle = typeof requestIdleCallback === 'function'

/** Does something when the page has nothing else to do, within 1.5 s; answers a number to take it back by. */
export const whenIdle = (task: () => void): number => (hasIdle ? requestIdleCallback(task, { timeout: mostIdleMs }) : window.setTimeout(task, 50))

/** Takes back what waits for the page to be idle. */
export const cancelWhenIdle = (waiting: number): void => (hasIdle ? cancelIdleCallback(waiting) : clearTimeout(waiting))
