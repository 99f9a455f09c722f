import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalServer, type LocalServer } from '../../analytics/hosts/local-server'
import type { EngineLike } from '../../analytics/hosts/engine-service'

export const engine: EngineLike = {
  call: async (name) => ({ answered: name }),
}

export interface Served {
  server: LocalServer
  root: string
  inbox: string
  stop(): Promise<void>
}

/** A local host on a free port over a small real page, an inbox and two reports. */
export const startServed = async (calls: EngineLike = engine): Promise<Served> => {
  const root = await mkdtemp(join(tmpdir(), 'subcool-host-'))
  const at = (path: string) => join(root, path)
  await Promise.all(['page/assets', 'reports/2025-12-31-1', 'exports', 'data/empty'].map((path) => mkdir(at(path), { recursive: true })))
  await writeFile(at('page/index.html'), '<!doctype html><title>Subcool</title>')
  await writeFile(at('page/assets/page-1a2b.js'), 'export {}')
  await writeFile(at('reports/2025-12-31-1/work-orders.pdf'), '%PDF-1.7')
  await writeFile(at('reports/2025-12-31-1/a=b & c.csv'), 'a,b\n')
  await writeFile(at('reports/2025-12-31-1/note.html'), '<script>alert(1)</script>')
  await writeFile(at('data/b.csv'), 'unit_id,ts\n')
  await writeFile(at('data/.hidden'), '')
  await writeFile(at('secret.txt'), 'secret')
  const server = await startLocalServer({
    engine: calls,
    pageDir: at('page'),
    served: () => ({ inboxDir: at('inbox'), artifactFolders: { reports: at('reports'), exports: at('exports') } }),
    allowedFolders: [at('data')],
  })
  return {
    server,
    root,
    inbox: at('inbox'),
    stop: async () => {
      await server.close()
      await rm(root, { recursive: true, force: true })
    },
  }
}

export interface Reply {
  status: number
  headers: IncomingMessage['headers']
  text: string
}

/** A request with exactly this path: nothing normalises `..` away, any header can be set. */
export const ask = (
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      )
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
