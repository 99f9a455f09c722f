import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Net } from 'electron'
import { lifecycle } from './lifecycle'
import { presentAs } from './present-as'
import { answerRequest } from './protocol'

const fetchLocally = async (input: string | Request, init?: RequestInit): Promise<Response> => {
  if (!lifecycle.ready) throw new Error('net.fetch can only be used after app is ready')
  const request = typeof input === 'string' ? new Request(input, init) : input
  const { protocol } = new URL(request.url)
  if (protocol === 'file:') return new Response(new Uint8Array(await readFile(fileURLToPath(request.url))))
  const answer = await answerRequest(protocol.slice(0, -1), request)
  if (answer === undefined) throw new TypeError(`net::ERR_INTERNET_DISCONNECTED: ${request.url}`)
  return answer
}

/** Reaches files and the program's own scheme; everything else is as without a network. */
export const net = presentAs<Net>('net', { fetch: fetchLocally, isOnline: () => false } satisfies Partial<Net>)
