import { ipcMain, type IpcMainInvokeEvent, type WebFrameMain } from 'electron'
import { appOrigin } from './app-address'

/** True for the page itself: the top frame of a window, at our own origin. */
export const isOwnPage = (frame: Pick<WebFrameMain, 'parent' | 'origin'> | null): boolean =>
  frame !== null && frame.parent === null && frame.origin === appOrigin

/**
 * Answers a call of the page. A call of anything else, and one whose arguments `check` does not take, is refused
 * before the handler sees it.
 */
export const handle = <Args extends unknown[], Answer>(
  channel: string,
  check: (args: unknown[]) => args is Args,
  handler: (event: IpcMainInvokeEvent, ...args: Args) => Answer | Promise<Answer>,
): void =>
  ipcMain.handle(channel, (event, ...args: unknown[]) => {
    if (!isOwnPage(event.senderFrame)) throw new Error(`${channel} is not open to this sender`)
    if (!check(args)) throw new Error(`${channel} was called with arguments it does not take`)
    return handler(event, ...args)
  })

/** Hears a message of the page, without an answer; those of anything else are dropped. */
export const hear = (channel: string, listener: () => void): void => {
  ipcMain.on(channel, ({ senderFrame }) => {
    if (isOwnPage(senderFrame)) listener()
  })
}
