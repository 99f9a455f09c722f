import type { PortEnd } from './port-ends'
import { createPortPair } from './port-ends'

export type PortMessage = { type: 'port'; port: number; data: unknown } | { type: 'port-close'; port: number }

/** The ports that one side has given to a process on the other side of a wire, or got from it. */
export interface PortTable {
  /** Sends an end across: from now on its messages travel over the wire under the answered number. */
  give(end: PortEnd): number
  /** The near end of a port that the other side has sent across. */
  take(port: number): PortEnd
  receive(message: PortMessage): void
  closeAll(): void
}

/** `step` is 1 on one side of the wire and -1 on the other, so that both can number ports. */
export const createPortTable = (send: (message: PortMessage) => void, step: 1 | -1): PortTable => {
  const ends = new Map<number, PortEnd>()
  let last = 0
  const bind = (port: number, end: PortEnd): void => {
    ends.set(port, end)
    end.attach({
      deliver: (data, ports) => {
        if (ports.length > 0) throw new Error('a port sent over a port that has left its process is not in the fake')
        send({ type: 'port', port, data })
      },
      closed: () => {
        if (ends.delete(port)) send({ type: 'port-close', port })
      },
    })
  }
  return {
    give: (end) => {
      last += step
      bind(last, end)
      return last
    },
    take: (port) => {
      const [far, near] = createPortPair()
      bind(port, far)
      return near
    },
    receive: (message) => {
      const end = ends.get(message.port)
      if (message.type === 'port') return end?.send(message.data, [])
      ends.delete(message.port)
      end?.close()
    },
    closeAll: () => {
      const all = [...ends.values()]
      ends.clear()
      for (const end of all) end.close()
    },
  }
}
