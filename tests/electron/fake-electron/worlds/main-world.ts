import { createBridge } from './bridge'

declare const fakeElectronSecret: string

if (window.top === window) {
  createBridge('main', fakeElectronSecret)
  const open = window.open.bind(window)
  window.open = (...args) => {
    open(...args)
    return null
  }
  const post: (message: unknown, options: StructuredSerializeOptions) => void = MessagePort.prototype.postMessage
  MessagePort.prototype.postMessage = function postMessage(message: unknown, given?: Transferable[] | StructuredSerializeOptions) {
    const transfer = Array.isArray(given) ? given : (given?.transfer ?? [])
    if (transfer.some((item) => !(item instanceof MessagePort))) throw new Error('only ports can be transferred: the data would be lost')
    post.call(this, message, { transfer })
  }
}
