import { createInlet } from './inlet'
import type { Wire } from './wire'

/** Two ends of one wire inside a process. Bytes are copied on the way, as they are between processes. */
export const createMemoryPair = (): readonly [Wire, Wire] => {
  const left = createInlet()
  const right = createInlet()
  const close = () => {
    left.close()
    right.close()
  }
  return [end(left, right, close), end(right, left, close)]
}

type Inlet = ReturnType<typeof createInlet>

const end = (mine: Inlet, theirs: Inlet, close: () => void): Wire => ({
  send: (frame) => {
    const copy = frame.slice()
    queueMicrotask(() => theirs.deliver(copy))
  },
  onFrame: mine.onFrame,
  onClose: mine.onClose,
  close,
})
