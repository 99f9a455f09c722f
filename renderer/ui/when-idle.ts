const mostIdleMs = 1500

/** Does something when the page has nothing else to do, within 1.5 s; answers a number for `cancelIdleCallback`. */
export const whenIdle = (task: () => void): number =>
  typeof requestIdleCallback === 'function' ? requestIdleCallback(task, { timeout: mostIdleMs }) : window.setTimeout(task, 50)
