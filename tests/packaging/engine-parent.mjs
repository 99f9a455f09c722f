import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { MessageChannel } from 'node:worker_threads'

/** Runs a built engine process as its parent would: waits until it is ready, hands it a port, asks one thing, prints the answer, says close. */
const [modulePath, project, name, input] = process.argv.slice(2)

const emitterOf = (port) => ({
  postMessage: (message) => port.postMessage(message),
  on: (event, listener) => port.on(event, event === 'message' ? (data) => listener({ data }) : listener),
  start: () => port.start(),
  close: () => port.close(),
})

const frameOf = (header) => {
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  return new Uint8Array(Buffer.concat([length, json]))
}

const headerOf = (frame) => {
  const bytes = Buffer.from(frame)
  return JSON.parse(bytes.subarray(4, 4 + bytes.readUInt32LE(0)).toString('utf8'))
}

const parent = new EventEmitter()
const { port1, port2 } = new MessageChannel()
port1.on('message', (frame) => {
  const header = headerOf(frame)
  if (header.type !== 'result' && header.type !== 'error') return
  process.stdout.write(`${JSON.stringify(header)}\n`)
  parent.emit('message', { data: { type: 'close' }, ports: [] })
})

parent.postMessage = (notice) => {
  if (notice.type !== 'busy') process.stdout.write(`${JSON.stringify(notice)}\n`)
  if (notice.type === 'failed') parent.emit('message', { data: { type: 'close' }, ports: [] })
  if (notice.type !== 'ready') return
  parent.emit('message', { data: { type: 'connect' }, ports: [emitterOf(port2)] })
  port1.postMessage(frameOf({ type: 'call', id: 1, name, input: JSON.parse(input) }))
}

process.parentPort = parent
process.argv = [process.argv[0], modulePath, '--project', project]
await import(pathToFileURL(modulePath).href)
