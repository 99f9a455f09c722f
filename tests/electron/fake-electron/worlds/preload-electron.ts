import type { ContextBridge, IpcRenderer, IpcRendererEvent, WebUtils } from 'electron'
import { createCloneCodec } from '../clone-codec'
import { base64 } from './base64'
import type { createBridge } from './bridge'
import { createPagePorts } from './page-ports'
import type { FromPage, KnownFile, ToPage } from './messages'

type Listener = (event: IpcRendererEvent, ...args: unknown[]) => void

/** The modules a sandboxed preload gets from `require('electron')`, and where the main process's messages go. */
export const createPreloadElectron = (tell: (message: FromPage) => void, bridge: ReturnType<typeof createBridge>) => {
  const codec = createCloneCodec(base64)
  const ports = createPagePorts(codec, tell)
  const listeners = new Map<string, Listener[]>()
  const calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let files: KnownFile[] = []
  let lastCall = 0
  const listenersOf = (channel: string): Listener[] => listeners.get(channel) ?? []

  const on = (channel: string, listener: Listener): IpcRenderer => {
    listeners.set(channel, [...listenersOf(channel), listener])
    return ipcRenderer
  }
  const off = (channel: string, listener: Listener): IpcRenderer => {
    listeners.set(channel, listenersOf(channel).filter((known) => known !== listener))
    return ipcRenderer
  }
  const send = (channel: string, args: unknown[], moved: number[]): void =>
    tell({ type: 'send', channel, args: codec.encode(args), ports: moved, href: window.location.href })

  const ipcRenderer: IpcRenderer = whole<IpcRenderer>('ipcRenderer', {
    on,
    addListener: on,
    off,
    removeListener: off,
    once: (channel, listener) => {
      const once: Listener = (event, ...args) => {
        off(channel, once)
        listener(event, ...args)
      }
      return on(channel, once)
    },
    removeAllListeners: (channel?: string): IpcRenderer => {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    },
    send: (channel, ...args: unknown[]) => send(channel, args, []),
    postMessage: (channel: string, message: unknown, transfer: MessagePort[] = []) => {
      if (transfer.some((item) => !(item instanceof MessagePort))) throw new Error('Invalid value for transfer')
      const encoded = codec.encode([message])
      tell({ type: 'send', channel, args: encoded, ports: transfer.map(ports.give), href: window.location.href })
    },
    invoke: (channel, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const call = ++lastCall
        const encoded = codec.encode(args)
        calls.set(call, { resolve, reject })
        tell({ type: 'invoke', call, channel, args: encoded, href: window.location.href })
      }),
  } satisfies Partial<IpcRenderer>)

  const receive = (message: ToPage): void => {
    if (message.type === 'port') return ports.deliver(message.port, message.data)
    if (message.type === 'port-close') return ports.close(message.port)
    if (message.type === 'files') return void (files = message.files)
    if (message.type === 'answer') {
      const waiting = calls.get(message.call)
      calls.delete(message.call)
      if (message.ok) waiting?.resolve(codec.decode(message.value))
      else waiting?.reject(new Error(String(message.value)))
      return
    }
    const event = { sender: ipcRenderer, ports: message.ports.map(ports.take) } as unknown as IpcRendererEvent
    for (const listener of listenersOf(message.channel)) listener(event, ...(codec.decode(message.args) as unknown[]))
  }

  const electron = {
    ipcRenderer,
    contextBridge: whole<ContextBridge>('contextBridge', { exposeInMainWorld: bridge.expose } satisfies Partial<ContextBridge>),
    webUtils: { getPathForFile: (file: File) => pathOf(file, files) } satisfies WebUtils,
  }
  return { electron: whole<typeof electron>('electron', electron), receive }
}

/** Refuses the members that are not there, like the main process's side of the fake. */
const whole = <Whole extends object>(name: string, part: Partial<Whole>): Whole =>
  new Proxy(part as Whole, {
    get: (target, key): unknown => {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key)
      throw new Error(`${name}.${key} is not in the fake`)
    },
  })

const pathOf = (file: File, files: readonly KnownFile[]): string => {
  if (!(file instanceof File)) throw new TypeError('getPathForFile expected a File object')
  const like = files.filter(({ name, bytes, modifiedMs }) => name === file.name && bytes === file.size && modifiedMs === file.lastModified)
  if (like.length > 1) throw new Error(`two files on the disk look like ${file.name}: the fake cannot tell them apart`)
  return like[0]?.path ?? ''
}
