import { createInlet } from './inlet'
import type { Wire } from './wire'

/** The part of a WebSocket that a browser's and the `ws` package's have in common. */
export interface SocketLike {
  binaryType: string
  readonly readyState: number
  send(data: Uint8Array<ArrayBuffer>): void
  close(): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
}

const connecting = 0
const open = 1

/** A wire over one end of a WebSocket. Frames sent while it is connecting wait; text messages are ignored. */
export const wireOverSocket = (socket: SocketLike): Wire => {
  const inlet = createInlet()
  const waiting: Uint8Array[] = []
  const transmit = (frame: Uint8Array) => socket.send(frame as Uint8Array<ArrayBuffer>)
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => {
    for (const frame of waiting.splice(0)) transmit(frame)
  })
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) inlet.deliver(new Uint8Array(data))
  })
  socket.addEventListener('close', inlet.close)
  socket.addEventListener('error', () => {
    if (socket.readyState !== open) inlet.close()
  })
  return {
    send: (frame) => {
      if (socket.readyState === connecting) waiting.push(frame)
      else if (socket.readyState === open) transmit(frame)
    },
    onFrame: inlet.onFrame,
    onClose: inlet.onClose,
    close: () => {
      socket.close()
      inlet.close()
    },
  }
}
