import { toChromium } from '../addresses'
import { createBridge } from './bridge'
import type { FromPage, PreloadConfig, ToPage } from './messages'
import { createPreloadElectron } from './preload-electron'

type Preload = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown, process: unknown) => void

/** Runs the preload in its own world, in the main frame only, with what a sandboxed preload has. */
const runPreload = (config: PreloadConfig, preload: Preload): void => {
  if (window.top !== window) return
  const world = globalThis as unknown as Record<string, unknown>
  const toMain = world[config.binding] as (text: string) => void
  const tell = (message: FromPage): void => toMain(JSON.stringify(message))
  const { electron, receive } = createPreloadElectron(tell, createBridge('preload', config.secret))
  world[config.receiver] = (text: string): void => receive(JSON.parse(text) as ToPage)

  const post = window.postMessage.bind(window)
  window.postMessage = (message: unknown, target?: string | WindowPostMessageOptions, transfer?: Transferable[]) => {
    const options = typeof target === 'object' ? target : { targetOrigin: target ?? '/', transfer: transfer ?? [] }
    post(message, { ...options, targetOrigin: toChromium(options.targetOrigin ?? '/', config.scheme) })
  }

  const require = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer' || name === 'electron/common') return electron
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  preload(require, module, module.exports, config.process)
}

;(globalThis as unknown as Record<string, unknown>)['fakeElectronRunPreload'] = runPreload
