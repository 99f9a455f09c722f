/** What every part of the fake has to know of the program's state. */
export const lifecycle = { ready: false, quitting: false }

/** Refuses what Electron refuses before it is ready. */
export const requireReady = (what: string): void => {
  if (!lifecycle.ready) throw new Error(`${what} cannot be used before app is ready`)
}
