import { createInlet } from './inlet'
import type { Wire } from './wire'

/** The part of a MessagePort that a browser's and Node's have in common. */
export interface PortLike {
  postMessage(message: unknown): void
  addEventListener(type: 'message' | 'close', listener: (event: Event) => void): void
  start(): void
  close(): void
}

/** A wire over one end of a MessageChannel. Anything but bytes on the port is ignored. */
export const wireOverPort = (port: PortLike): Wire => {
  const inlet = createInlet()
  port.addEventListener('message', (event) => {
    if ('data' in event && event.data instanceof Uint8Array) inlet.deliver(event.data)
  })
  port.addEventListener('close', inlet.close)
  port.start()
  return {
    send: (frame) => {
      if (!inlet.closed) port.postMessage(frame)
    },
    onFrame: inlet.onFrame,
    onClose: inlet.onClose,
    close: () => {
      port.close()
      inlet.close()
    },
  }
}
