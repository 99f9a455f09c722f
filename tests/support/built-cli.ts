import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')

/** Builds the command line when it is not built. */
export const ensureCli = (): void => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'build', 'subcool.mjs'), '--version'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the command line could not be built: ${stderr}`)
}

/** Runs the built command line itself, without what starts it, to its end. */
export const runCli = (words: readonly string[], options: { uid?: number; gid?: number } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/engine/cli.js'), ...words], { encoding: 'utf8', ...options })
  return { status, stdout, stderr }
}

/** Serves a project in a process of its own; answers when it is open. */
export const serveCli = async (project: string, options: SpawnOptions = {}): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [join(root, 'dist/engine/cli.js'), 'serve', '--project', project, '--no-open', '--port', '0'], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (text: Buffer) => String(text).includes('Subcool is ready') && ready())
    child.once('exit', (status) => failed(new Error(`serve ended with ${status}`)))
  })
  return child
}

export const killAndWait = async (child: ChildProcess): Promise<void> => {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}
