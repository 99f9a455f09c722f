import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MessageChannel } from 'node:worker_threads'
import { WebSocket, WebSocketServer } from 'ws'
import { createMemoryPair } from '../../analytics/wire/memory-pair'
import { wireOverPort } from '../../analytics/wire/port-wire'
import { wireOverSocket } from '../../analytics/wire/socket-wire'
import type { Wire } from '../../analytics/wire/wire'

export interface Link {
  near: Wire
  far: Wire
  end(): Promise<void>
}

const overMemory = async (): Promise<Link> => {
  const [near, far] = createMemoryPair()
  return { near, far, end: async () => near.close() }
}

const overPorts = async (): Promise<Link> => {
  const { port1, port2 } = new MessageChannel()
  const near = wireOverPort(port1)
  const far = wireOverPort(port2)
  return { near, far, end: async () => near.close() }
}

const overSockets = async (): Promise<Link> => {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const accepted = new Promise<Wire>((resolve) => sockets.on('connection', (socket) => resolve(wireOverSocket(socket))))
  const near = wireOverSocket(new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`))
  return {
    near,
    far: await accepted,
    end: async () => {
      near.close()
      sockets.close()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

export const transports: [name: string, connect: () => Promise<Link>][] = [
  ['an in-memory pair', overMemory],
  ['a pair of MessagePorts', overPorts],
  ['a real WebSocket', overSockets],
]
