import { createInlet } from './inlet'
import type { Wire } from './wire'

/** The part of a MessagePort that a browser's and Node's have in common. */
export interface PortLike {
  postMessage(message: unknown): void
  addEventListener(type: 'message' | 'close', listener: (event: Event) => void): void
  start(): void
  close(): void
}

/** The part of Electron's MessagePortMain that a wire needs. */
export interface EmitterPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** A wire over one end of a MessageChannel. Anything but bytes on the port is ignored. */
export const wireOverPort = (port: PortLike): Wire =>
  wireOver(port, (deliver, ended) => {
    port.addEventListener('message', (event) => deliver('data' in event ? event.data : undefined))
    port.addEventListener('close', ended)
  })

/** A wire over a port of Electron's main or utility process. */
export const wireOverEmitterPort = (port: EmitterPort): Wire =>
  wireOver(port, (deliver, ended) => {
    port.on('message', ({ data }) => deliver(data))
    port.on('close', ended)
  })

const wireOver = (
  port: Pick<PortLike, 'postMessage' | 'start' | 'close'>,
  listen: (deliver: (data: unknown) => void, ended: () => void) => void,
): Wire => {
  const inlet = createInlet()
  listen((data) => {
    if (data instanceof Uint8Array) inlet.deliver(data)
  }, inlet.close)
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
