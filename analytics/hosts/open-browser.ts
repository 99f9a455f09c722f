import { spawn } from 'node:child_process'

/**
 * Opens an address in the default browser where there is one. Never fails and never waits;
 * answers false where there is no screen to open it on.
 */
export const openBrowser = (
  url: string,
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): boolean => {
  const command = commandFor(url, platform, environment)
  if (command === undefined) return false
  const [program, ...args] = command
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
  return true
}

const commandFor = (
  url: string,
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): [program: string, ...args: string[]] | undefined => {
  if (environment['CI'] === 'true') return undefined
  if (platform === 'darwin') return ['open', url]
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  const screen = environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'] ?? ''
  return screen === '' ? undefined : ['xdg-open', url]
}
