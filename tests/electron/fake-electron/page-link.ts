import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CDPSession, Page } from '@playwright/test'
import type { FromPage, PreloadConfig, ToPage } from './worlds/messages'

const here = dirname(fileURLToPath(import.meta.url))
const world = 'preload of the fake'
const receiver = 'fakeElectronReceive'

export interface PageLink {
  /** Told to the preload of the document at hand; dropped where there is none. */
  tell(message: ToPage): void
}

export interface PageLinkOptions {
  preload: string
  scheme: string
  onMessage: (message: FromPage) => void
  /** The document went away, and its preload with it. */
  onGone: () => void
}

/** Runs a preload in a world of its own in every document of a page, and carries messages to and from it. */
export const linkPreload = async (page: Page, { preload, scheme, onMessage, onGone }: PageLinkOptions): Promise<PageLink> => {
  const session = await page.context().newCDPSession(page)
  const secret = randomUUID()
  const binding = `fakeElectronTell${secret.replaceAll('-', '')}`
  let context: number | undefined
  await session.send('Page.enable')
  const mainFrame = (await session.send('Page.getFrameTree')).frameTree.frame.id

  session.on('Runtime.executionContextCreated', ({ context: created }) => {
    if (created.name === world && frameOf(created.auxData) === mainFrame) context = created.id
  })
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => leave(executionContextId))
  session.on('Runtime.executionContextsCleared', () => leave(context))
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== binding) return
    if (executionContextId === context) onMessage(JSON.parse(payload) as FromPage)
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text, executionContextId } }) => {
    if (executionContextId === context) process.stderr.write(`fake electron: in the preload: ${exception?.description ?? text}\n`)
  })
  const leave = (left: number | undefined): void => {
    if (left === undefined || left !== context) return
    context = undefined
    onGone()
  }

  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: binding, executionContextName: world })
  const config: PreloadConfig = { secret, scheme, binding, receiver, process: preloadProcess() }
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(secret) })
  await session.send('Page.addScriptToEvaluateOnNewDocument', { worldName: world, source: preloadScript(config, preload) })
  return {
    tell: (message) => {
      if (context !== undefined) void callReceiver(session, context, JSON.stringify(message))
    },
  }
}

const callReceiver = async (session: CDPSession, executionContextId: number, text: string): Promise<void> => {
  const call = { executionContextId, functionDeclaration: `function (text) { globalThis.${receiver}(text) }`, arguments: [{ value: text }] }
  try {
    const { exceptionDetails } = await session.send('Runtime.callFunctionOn', call)
    if (exceptionDetails !== undefined) process.stderr.write(`fake electron: ${exceptionDetails.exception?.description ?? exceptionDetails.text}\n`)
  } catch (error) {
    if (!/closed|destroyed|Cannot find context/.test(String(error))) throw error
  }
}

const frameOf = (auxData: unknown): string | undefined => (auxData as { frameId?: string } | undefined)?.frameId

const mainWorldScript = (secret: string): string =>
  `(() => { const fakeElectronSecret = ${JSON.stringify(secret)};\n${readFileSync(join(here, 'main-world.js'), 'utf8')}\n})()`

const preloadScript = (config: PreloadConfig, preload: string): string =>
  `${readFileSync(join(here, 'preload-world.js'), 'utf8')}
;globalThis.fakeElectronRunPreload(${JSON.stringify(config)}, function (require, module, exports, process) {
${readFileSync(preload, 'utf8')}
})`

const preloadProcess = (): Record<string, unknown> => {
  const { platform, arch, versions, pid } = process
  return { platform, arch, versions: { ...versions }, pid, env: {}, argv: [], type: 'renderer', sandboxed: true, contextIsolated: true }
}
