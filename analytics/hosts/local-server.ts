import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { EngineError } from '../contract'
import { serve } from '../wire/serve'
import { wireOverSocket } from '../wire/socket-wire'
import { createEngineService, type EngineLike } from './engine-service'
import { createAccess, createToken } from './local/access'
import { clearPartialUploads, receiveUpload } from './local/inbox'
import { listFolder } from './local/list-folder'
import { createPathGuard } from './local/path-guard'
import { replyText } from './local/reply'
import { serveArtifact, servePage, type ArtifactFolders } from './local/serve-files'
import type { Desk } from './state/desk'

export interface LocalServerOptions {
  engine: EngineLike
  /** The built page. */
  pageDir: string
  /** 0 = any free one. */
  port?: number
  /** Random when left out. */
  token?: string
  /** The project at hand; another one when that was exchanged. */
  served: () => ServedProject
  /** What is kept for the user beside the engine. */
  desk?: Desk
  /** Folders the page may browse; the inbox is not one of them. */
  allowedFolders: readonly string[]
}

/** The parts of a project's folder that a page reaches. */
export interface ServedProject {
  /** Where dropped files are stored, one folder a drop. */
  inboxDir: string
  /** Throws when the project's folder is no longer where it was opened. */
  mayReceive?: () => void
  artifactFolders: ArtifactFolders
}

export interface LocalServer {
  /** With the token: what to open. */
  url: string
  port: number
  token: string
  /** Cancels running jobs, closes all pages' connections and the port. */
  close(): Promise<void>
}

const maxFrameBytes = 4 * 1024 * 1024

/**
 * Serves the page, its files and one WebSocket on 127.0.0.1, to whoever has the token.
 * Throws `bad-arguments` when the port is taken.
 */
export const startLocalServer = async (options: LocalServerOptions): Promise<LocalServer> => {
  const { engine, pageDir, served, allowedFolders, desk } = options
  await clearPartialUploads(served().inboxDir)
  const files = {
    list: (path: string) => listFolder(allowedFolders, path),
    check: (paths: readonly string[]) => createPathGuard([...allowedFolders, served().inboxDir])(paths),
  }
  const jobs = createEngineService(engine, files, desk)
  let port = options.port ?? 0
  const access = createAccess(options.token ?? createToken(), () => port)

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = access.refusal(request)
    if (refusal !== undefined) return refuse(request, response, refusal)
    const [urlPath = '/', search = ''] = (request.url ?? '/').split('?', 2)
    const method = request.method ?? 'GET'
    if (method === 'PUT' && urlPath.startsWith('/inbox/')) return receiveUpload(request, response, served().inboxDir, urlPath, served().mayReceive)
    if (method !== 'GET' && method !== 'HEAD') return refuse(request, response, { status: 405, reason: 'Not here.' })
    if (urlPath.startsWith('/artifact/')) return serveArtifact(response, served().artifactFolders, urlPath)
    const cookie = new URLSearchParams(search).has('token') ? access.cookie() : undefined
    return servePage(response, { pageDir, port, urlPath, cookie })
  }

  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else replyText(response, 500, 'The file could not be read.')
    })
  })

  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const refusal = access.refusal(request)
    if (refusal !== undefined) return refuseUpgrade(stream, refusal.status)
    if ((request.url ?? '').split('?', 1)[0] !== '/engine') return refuseUpgrade(stream, 404)
    sockets.handleUpgrade(request, stream, head, (socket) => serve(wireOverSocket(socket), jobs.service))
  })

  await listen(server, port)
  port = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${port}/?token=${access.token}`,
    port,
    token: access.token,
    close: async () => {
      jobs.cancelAll()
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

const listen = (server: ReturnType<typeof createServer>, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(taken ? new EngineError('bad-arguments', `Port ${port} is not free.`, { hint: 'Choose another with --port.' }) : error)
    })
    server.listen(port, '127.0.0.1', resolve)
  })

/** Answers and closes without reading what the refused request still wants to send. */
const refuse = (
  request: IncomingMessage,
  response: ServerResponse,
  refusal: { status: number; reason: string },
): void => {
  replyText(response, refusal.status, refusal.reason, request.method === 'PUT' ? { Connection: 'close' } : {})
}

const refuseUpgrade = (stream: Duplex, status: number): void => {
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
