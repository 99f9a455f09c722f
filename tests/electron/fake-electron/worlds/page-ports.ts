import type { createCloneCodec } from '../clone-codec'
import type { FromPage } from './messages'

/** The ports of this page that lead to the main process, each under a number. */
export const createPagePorts = (codec: ReturnType<typeof createCloneCodec>, tell: (message: FromPage) => void) => {
  const ports = new Map<number, MessagePort>()
  let last = 0
  const bind = (number: number, port: MessagePort): void => {
    ports.set(number, port)
    port.addEventListener('message', ({ data, ports: moved }) => {
      if (moved.length > 0) throw new Error('a port sent over a port of a page is not in the fake')
      tell({ type: 'port', port: number, data: codec.encode(data) })
    })
    port.addEventListener('close', () => {
      if (ports.delete(number)) tell({ type: 'port-close', port: number })
    })
    port.start()
  }
  return {
    /** A port of this page that stands for one of the main process. */
    take: (number: number): MessagePort => {
      const { port1, port2 } = new MessageChannel()
      bind(number, port1)
      return port2
    },
    /** Numbers a port that this page sends to the main process. */
    give: (port: MessagePort): number => {
      last -= 1
      bind(last, port)
      return last
    },
    deliver: (number: number, data: unknown): void => ports.get(number)?.postMessage(codec.decode(data)),
    close: (number: number): void => {
      ports.get(number)?.close()
      ports.delete(number)
    },
  }
}
