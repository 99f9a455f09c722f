import type { WebFrameMain } from 'electron'
import { presentAs } from './present-as'

export interface FrameFacts {
  /** As the program knows it. */
  url: () => string
  /** False for a frame within a page. */
  top: boolean
  destroyed: () => boolean
  send: WebFrameMain['send']
  postMessage: WebFrameMain['postMessage']
}

let last = 0

/** A frame with the members that say who it is. */
export const createFrame = ({ url, top, destroyed, send, postMessage }: FrameFacts): WebFrameMain => {
  const id = ++last
  const outer = top ? null : createFrame({ url, top: true, destroyed, send, postMessage })
  const frame: WebFrameMain = presentAs<WebFrameMain>('WebFrameMain', {
    isDestroyed: destroyed,
    send,
    postMessage,
    get url() {
      return url()
    },
    get origin() {
      return originOf(url())
    },
    parent: outer,
    get top() {
      return outer ?? frame
    },
    frames: [],
    routingId: id,
    frameTreeNodeId: id,
    processId: id,
    detached: false,
    name: '',
  } satisfies Partial<WebFrameMain>)
  return frame
}

/** The origin of an address; Node gives the addresses of other schemes none. */
const originOf = (address: string): string => {
  if (!URL.canParse(address)) return 'null'
  const { origin, protocol, host } = new URL(address)
  return origin === 'null' && host !== '' ? `${protocol}//${host}` : origin
}
