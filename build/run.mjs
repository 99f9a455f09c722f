import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** One line on stderr: stdout belongs to the command that was asked for. */
export const say = (text) => process.stderr.write(`${text}\n`)

/** Runs a program to its end with everything it prints on stderr; answers its exit status. */
export const runQuietly = (program, args, options = {}) => {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options })
  return status ?? 1
}

/** The npm that belongs to this Node, without a shell. */
export const npm = (args, options = {}) => {
  const [program, first] = npmProgram()
  return runQuietly(program, [...first, ...args], options)
}

const npmProgram = () => {
  const beside = join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')
  const below = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  const script = [process.env.npm_execpath, beside, below].find((path) => path?.endsWith('.js') && existsSync(path))
  return script === undefined ? ['npm', []] : [process.execPath, [script]]
}

/** Runs a script of the project in the foreground, passes signals on, and ends with its status. */
export const become = (script, args) => {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, script), ...args], {
    stdio: 'inherit',
    env: { UV_THREADPOOL_SIZE: '8', ...process.env },
  })
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (status, signal) => process.exit(signal === null ? status : 1))
}
