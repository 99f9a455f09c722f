import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { createPortPair, type PortEnd } from './port-ends'
import { presentAs } from './present-as'

const ends = new WeakMap<Electron.MessagePortMain, PortEnd>()

/** A port over one end of a channel: copies what is posted, and transfers nothing but ports. */
export const portOver = (end: PortEnd): Electron.MessagePortMain => {
  const emitter = new EventEmitter()
  const close = (): void => {
    ends.get(port)?.close()
  }
  const port = presentAs<Electron.MessagePortMain>(
    'MessagePortMain',
    {
      postMessage: (message: unknown, transfer) => {
        const copy = copyOf(message)
        const transferred = takeEnds(transfer)
        ends.get(port)?.send(copy, transferred)
      },
      start: () =>
        ends.get(port)?.attach({
          deliver: (data, ports) => {
            emitter.emit('message', { data, ports: ports.map(portOver) })
          },
          closed: () => {
            emitter.emit('close')
          },
        }),
      close,
    } satisfies Partial<Electron.MessagePortMain>,
    emitter,
  )
  ends.set(port, end)
  return port
}

/** Takes the ends out of ports that are being transferred; the ports are dead afterwards. */
export const takeEnds = (transfer: readonly Electron.MessagePortMain[] | undefined): PortEnd[] => {
  if (transfer === undefined) return []
  if (!Array.isArray(transfer)) throw new TypeError('Invalid value for transfer')
  const given = transfer.map((port: Electron.MessagePortMain, index) => {
    const end = typeof port === 'object' && port !== null ? ends.get(port) : undefined
    if (end === undefined) throw new TypeError(`Port at index ${index} is not a valid port`)
    return end
  })
  if (new Set(given).size !== given.length) throw new TypeError('a port is listed twice in the transfer')
  for (const [index, port] of transfer.entries()) {
    given[index]?.detach()
    ends.delete(port)
  }
  return given
}

/** What the structured clone algorithm makes of a value, with the message Electron gives for what it refuses. */
export const copyOf = (message: unknown): unknown => {
  try {
    return structuredClone(message)
  } catch {
    throw new Error('An object could not be cloned.')
  }
}

/** Two entangled ports of the main process. */
export const MessageChannelMain = function MessageChannelMain(): Electron.MessageChannelMain {
  const [left, right] = createPortPair()
  return { port1: portOver(left), port2: portOver(right) }
} as unknown as typeof Electron.MessageChannelMain
