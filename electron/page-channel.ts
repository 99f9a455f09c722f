import type { WebContents } from 'electron'
import type { EngineStatus, MenuCommand, ShellEvent } from '../analytics/contract'
import { hear } from './ipc-sender'

export interface PageChannel {
  menu(command: MenuCommand): void
  offer(paths: string[]): void
  status(status: EngineStatus): void
  /** The page is about to be replaced: what comes now is for the next one. */
  renew(): void
}

/** Tells the page what the shell has for it; commands and files wait for a page that listens, a status that nobody hears is asked for. */
export const createPageChannel = (contents: () => WebContents | undefined): PageChannel => {
  let listening = false
  const waiting: ShellEvent[] = []
  const send = (event: ShellEvent) => {
    const page = contents()
    if (listening && page !== undefined) page.send('shell:event', event)
    else if (event.type !== 'status') waiting.push(event)
  }
  hear('page:loading', () => {
    listening = false
  })
  hear('page:listening', () => {
    listening = true
    for (const event of waiting.splice(0)) send(event)
  })
  return {
    menu: (command) => send({ type: 'menu', command }),
    offer: (paths) => send({ type: 'files', paths }),
    status: (status) => send({ type: 'status', status }),
    renew: () => {
      listening = false
    },
  }
}
