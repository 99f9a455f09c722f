import { EventEmitter } from 'node:events'
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { presentAs } from './present-as'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()
const emitter = new EventEmitter()

const handle = (channel: string, handler: Handler): void => {
  if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
  if (typeof handler !== 'function') throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
  handlers.set(channel, handler)
}

export const ipcMain = presentAs<IpcMain>(
  'ipcMain',
  {
    handle,
    handleOnce: (channel, handler) =>
      handle(channel, (event, ...args) => {
        handlers.delete(channel)
        return handler(event, ...args)
      }),
    removeHandler: (channel) => void handlers.delete(channel),
  } satisfies Partial<IpcMain>,
  emitter,
)

/** Answers an `invoke`; what it throws is the message that the page's promise is rejected with. */
export const answerInvoke = async (event: IpcMainInvokeEvent, channel: string, args: readonly unknown[]): Promise<unknown> => {
  try {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return await handler(event, ...args)
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error })
  }
}

/** Hands a message of a page to the listeners of its channel. */
export const emitMessage = (event: IpcMainEvent, channel: string, args: readonly unknown[]): void => {
  emitter.emit(channel, event, ...args)
}
