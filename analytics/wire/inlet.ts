/** The receiving half of a wire: keeps frames until somebody listens, and tells the close exactly once. */
export const createInlet = () => {
  let frameListener: ((frame: Uint8Array) => void) | undefined
  let waiting: Uint8Array[] = []
  let closed = false
  const closeListeners: (() => void)[] = []
  return {
    get closed() {
      return closed
    },
    deliver(frame: Uint8Array) {
      if (closed) return
      if (frameListener === undefined) waiting.push(frame)
      else frameListener(frame)
    },
    close() {
      if (closed) return
      closed = true
      waiting = []
      for (const listener of closeListeners.splice(0)) listener()
    },
    onFrame(listener: (frame: Uint8Array) => void) {
      frameListener = listener
      for (const frame of waiting.splice(0)) listener(frame)
    },
    onClose(listener: () => void) {
      if (closed) queueMicrotask(listener)
      else closeListeners.push(listener)
    },
  }
}
