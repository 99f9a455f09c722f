import { EventEmitter } from 'node:events'
import type { Page } from '@playwright/test'
import type { HandlerDetails, IpcMainEvent, IpcMainInvokeEvent, WebContents, WindowOpenHandlerResponse } from 'electron'
import { toChromium, toProgram } from './addresses'
import { createCloneCodec } from './clone-codec'
import { answerInvoke, emitMessage } from './ipc-main'
import { portOver, takeEnds } from './message-channel'
import { linkPreload, type PageLink } from './page-link'
import { createPortTable } from './port-table'
import { presentAs, preventable } from './present-as'
import { pageScheme } from './protocol'
import { offerDownload } from './download'
import { defaultSession } from './session'
import { createFrame } from './web-frame'
import type { FromPage, KnownFile, ToPage } from './worlds/messages'

const codec = createCloneCodec({
  toText: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  fromText: (text) => new Uint8Array(Buffer.from(text, 'base64')),
})

/** What the rest of the fake does with a page's contents. */
export interface ContentsControl {
  contents: WebContents
  /** Where the page is; it comes a moment after its window. */
  page: Promise<Page>
  /** True once for an address that the program itself has asked for. */
  takeExpected(address: string): boolean
  /** Asks whether a frame may go where it wants to go. */
  mayNavigate(address: string, mainFrame: boolean): boolean
  /** What `setWindowOpenHandler` says; where there is none, a window would open. */
  openWindow(address: string): WindowOpenHandlerResponse
  load(address: string): Promise<void>
  knowFiles(files: KnownFile[]): void
  destroy(): void
}

let last = 0

/** The contents of a window: a Playwright page with the preload in a world of its own. */
export const createWebContents = (opening: Promise<Page>, preload: string): ContentsControl => {
  const emitter = new EventEmitter()
  const id = ++last
  const expected = new Set<string>()
  let destroyed = false
  let address = ''
  let zoom = 0
  let files: KnownFile[] = []
  let windowOpenHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | undefined
  let link: PageLink | undefined

  const tell = (message: ToPage): void => link?.tell(message)
  const ports = createPortTable(
    (message) => tell(message.type === 'port' ? { ...message, data: codec.encode(message.data) } : message),
    1,
  )

  const send = (channel: string, message: readonly unknown[], moved: number[]): void => {
    if (destroyed) throw new Error('Object has been destroyed')
    tell({ type: 'event', channel, args: codec.encode(message), ports: moved })
  }
  const talk: Pick<WebContents, 'send' | 'postMessage'> = {
    send: (channel, ...args: unknown[]) => send(channel, args, []),
    postMessage: (channel, message: unknown, transfer) => {
      codec.encode(message)
      send(channel, [message], takeEnds(transfer).map(ports.give))
    },
  }
  const mainFrame = createFrame({ url: () => address, top: true, destroyed: () => destroyed, ...talk })

  const hear = (message: FromPage): void => {
    if (message.type === 'port') return ports.receive({ ...message, data: codec.decode(message.data) })
    if (message.type === 'port-close') return ports.receive(message)
    address = toProgram(message.href)
    const args = codec.decode(message.args) as unknown[]
    const sent = message.type === 'send' ? message.ports.map((port) => portOver(ports.take(port))) : []
    const event = { sender: contents, senderFrame: mainFrame, frameId: 1, processId: 1, type: 'frame', ports: sent }
    if (message.type === 'send') emitMessage(event as unknown as IpcMainEvent, message.channel, args)
    else void answer(event as unknown as IpcMainInvokeEvent, message.call, message.channel, args)
  }

  const answer = async (event: IpcMainInvokeEvent, call: number, channel: string, args: unknown[]): Promise<void> => {
    try {
      tell({ type: 'answer', call, ok: true, value: codec.encode(await answerInvoke(event, channel, args)) })
    } catch (error) {
      tell({ type: 'answer', call, ok: false, value: error instanceof Error ? error.message : String(error) })
    }
  }

  const prepare = async (): Promise<Page> => {
    const page = await opening
    link = await linkPreload(page, { preload, scheme: pageScheme(), onMessage: hear, onGone: ports.closeAll })
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return
      address = toProgram(frame.url())
      emitter.emit('did-navigate', preventable({}), address, 200, 'OK')
    })
    page.on('domcontentloaded', () => {
      tell({ type: 'files', files })
      emitter.emit('dom-ready', preventable({}))
    })
    page.on('load', () => emitter.emit('did-finish-load'))
    page.on('crash', () => emitter.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 5 }))
    page.on('close', destroy)
    page.on('download', (download) => void offerDownload(download, contents))
    return page
  }

  const destroy = (): void => {
    if (destroyed) return
    destroyed = true
    ports.closeAll()
    emitter.emit('destroyed')
  }

  const load = async (target: string): Promise<void> => {
    const page = await ready
    const inChromium = toChromium(target, pageScheme())
    expected.add(new URL(inChromium).href)
    try {
      await page.goto(inChromium, { waitUntil: 'load' })
    } catch (error) {
      throw new Error(`ERR_FAILED (-2) loading '${target}'`, { cause: error })
    }
  }

  const contents = presentAs<WebContents>(
    'WebContents',
    {
      id,
      mainFrame,
      session: defaultSession,
      ...talk,
      setWindowOpenHandler: (handler) => {
        windowOpenHandler = handler
      },
      getURL: () => address,
      getTitle: () => '',
      getType: () => 'window',
      loadURL: load,
      reload: () => void ready.then((page) => reloadExpected(page)),
      isDestroyed: () => destroyed,
      isCrashed: () => false,
      isLoading: () => false,
      focus: () => undefined,
      openDevTools: () => undefined,
      closeDevTools: () => undefined,
      toggleDevTools: () => undefined,
      isDevToolsOpened: () => false,
      getZoomLevel: () => zoom,
      setZoomLevel: (level) => {
        zoom = level
      },
      getZoomFactor: () => 1.2 ** zoom,
      setZoomFactor: (factor) => {
        zoom = Math.log(factor) / Math.log(1.2)
      },
      executeJavaScript: async (code: string): Promise<unknown> => (await ready).evaluate(code),
    } satisfies Partial<WebContents>,
    emitter,
  )

  const reloadExpected = async (page: Page): Promise<void> => {
    expected.add(page.url())
    await page.reload()
  }

  const mayNavigate = (target: string, isMainFrame: boolean): boolean => {
    const url = toProgram(target)
    const event = preventable({ url, isSameDocument: false, isMainFrame, frame: mainFrame, initiator: mainFrame })
    emitter.emit('will-frame-navigate', event)
    if (isMainFrame) emitter.emit('will-navigate', event, url, false, true, 1, 1)
    return !event.defaultPrevented
  }

  const ready = prepare()
  ready.catch((error: unknown) => process.stderr.write(`fake electron: ${String(error)}\n`))

  return {
    contents,
    page: ready,
    takeExpected: (target) => expected.delete(target),
    mayNavigate,
    openWindow: (target) => {
      const referrer = { url: address, policy: 'no-referrer' as const }
      const details = { url: toProgram(target), frameName: '', features: '', disposition: 'foreground-tab' as const, referrer }
      return windowOpenHandler?.(details) ?? { action: 'allow' }
    },
    load,
    knowFiles: (known) => {
      files = known
      tell({ type: 'files', files })
    },
    destroy,
  }
}
