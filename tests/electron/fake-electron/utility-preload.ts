import { EventEmitter } from 'node:events'
import { isMainThread } from 'node:worker_threads'
import type { ParentPort } from 'electron'
import { copyOf, portOver } from './message-channel'
import { createPortTable } from './port-table'
import { presentAs } from './present-as'
import type { FromUtility, ToUtility } from './utility-messages'

/** Gives the process the port to its parent, and hides Node's own channel. */
const becomeUtility = (): void => {
  const send = process.send?.bind(process)
  if (send === undefined) throw new Error('a utility process is only started by the fake')
  const tell = (message: FromUtility): void => {
    if (process.connected) send(message)
  }
  const emitter = new EventEmitter()
  const ports = createPortTable(tell, -1)

  process.on('message', (message: ToUtility) => {
    if (message.type === 'message') emitter.emit('message', { data: message.data, ports: message.ports.map((port) => portOver(ports.take(port))) })
    else ports.receive(message)
  })
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

  const parentPort = presentAs<ParentPort>(
    'parentPort',
    { postMessage: (message: unknown) => tell({ type: 'message', data: copyOf(message) }) } satisfies Partial<ParentPort>,
    emitter,
  )
  Object.defineProperty(process, 'parentPort', { value: parentPort })
  Object.defineProperty(process, 'type', { value: 'utility' })
  Object.defineProperty(process, 'send', { value: undefined })
}

if (isMainThread) becomeUtility()
