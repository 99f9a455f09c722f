import type { WebFrameMain } from 'electron'
import { openWindows } from './browser-window'
import { answerInvoke } from './ipc-main'
import { createFrame } from './web-frame'
import type { KnownFile } from './worlds/messages'

/** What a test asks of the fake; the first is all it needs, and the way Playwright drives a real Electron too. */
export type ControlRequest =
  | { call: number; type: 'evaluate'; source: string; argument: unknown }
  | { call: number; type: 'invoke-as'; url: string; top: boolean; channel: string; args: unknown[] }
  | { call: number; type: 'attached' }
  | { call: number; type: 'files'; files: KnownFile[] }

export type ControlReply = { type: 'answer'; call: number; value: unknown } | { type: 'error'; call: number; message: string } | { type: 'endpoint'; url: string }

/** Takes Node's channel to the test, so that the program does not see it. */
export const openControl = (electron: () => object, attached: () => Promise<void>): { tell: (reply: ControlReply) => void } => {
  const send = process.send?.bind(process)
  if (send === undefined) throw new Error('the fake is only started by a test')
  Object.defineProperty(process, 'send', { value: undefined })
  const tell = (reply: ControlReply): void => void send(reply)
  process.on('message', (request: ControlRequest) => {
    answer(request, electron(), attached).then(
      (value) => tell({ type: 'answer', call: request.call, value }),
      (error: unknown) => tell({ type: 'error', call: request.call, message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(1))
  return { tell }
}

const answer = async (request: ControlRequest, electron: object, attached: () => Promise<void>): Promise<unknown> => {
  if (request.type === 'attached') return attached()
  if (request.type === 'evaluate') return evaluate(request.source, electron, request.argument)
  if (request.type === 'files') {
    for (const { control } of openWindows) control.knowFiles(request.files)
    return undefined
  }
  const { url, top, channel, args } = request
  const frame: WebFrameMain = createFrame({ url: () => url, top, destroyed: () => false, send: refuse, postMessage: refuse })
  const sender = openWindows[0]?.control.contents
  if (sender === undefined) throw new Error('there is no window')
  const event = { sender, senderFrame: frame, frameId: 1, processId: 1, type: 'frame', preventDefault: () => undefined, defaultPrevented: false } as const
  return answerInvoke(event as Electron.IpcMainInvokeEvent, channel, args)
}

const refuse = (): never => {
  throw new Error('a call that should have been refused was answered')
}

const evaluate = (source: string, electron: object, argument: unknown): unknown => {
  const made = new Function(`return (${source})`)() as (electron: object, argument: unknown) => unknown
  return made(electron, argument)
}
