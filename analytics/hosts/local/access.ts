import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface Access {
  readonly token: string
  /** Undefined when the request may pass, else the status and the reason it is refused with. */
  refusal(request: IncomingMessage): { status: number; reason: string } | undefined
  /** The `Set-Cookie` for a page that was opened with the token in its address. */
  cookie(): string
}

/** 192 random bits, as text that fits an address. */
export const createToken = (): string => randomBytes(24).toString('base64url')

/**
 * Who may talk to the local server. Host and Origin must be this server under a loopback name (a page of another
 * site, or a name that was rebound to 127.0.0.1, is refused); the token comes as `?token=`, as the header
 * `x-subcool-token`, or as the cookie set when the page was first opened with it.
 */
export const createAccess = (token: string, port: () => number): Access => {
  const cookieName = () => `subcool-${port()}`
  const hosts = () => [`127.0.0.1:${port()}`, `localhost:${port()}`]
  return {
    token,
    refusal: (request) => {
      const { host, origin } = request.headers
      if (host === undefined || !hosts().includes(host)) return { status: 403, reason: 'This host name is not served.' }
      if (origin !== undefined && !hosts().some((own) => origin === `http://${own}`))
        return { status: 403, reason: 'Requests of other pages are refused.' }
      const given = [tokenOfAddress(request), headerOf(request), cookieOf(request, cookieName())]
      if (given.some((candidate) => candidate !== undefined && same(candidate, token))) return undefined
      return { status: 401, reason: 'The token is missing or wrong: open the address that Subcool printed.' }
    },
    cookie: () => `${cookieName()}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  }
}

const same = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const tokenOfAddress = (request: IncomingMessage): string | undefined => {
  const mark = (request.url ?? '').indexOf('?')
  if (mark === -1) return undefined
  return new URLSearchParams((request.url ?? '').slice(mark + 1)).get('token') ?? undefined
}

const headerOf = (request: IncomingMessage): string | undefined => {
  const value = request.headers['x-subcool-token']
  return typeof value === 'string' ? value : undefined
}

const cookieOf = (request: IncomingMessage, name: string): string | undefined => {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}
