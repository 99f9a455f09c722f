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

/** Whether a process runs. */
export const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
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

const scriptArguments = (script, args) => ['--enable-source-maps', join(root, script), ...args]
const scriptEnvironment = () => ({ UV_THREADPOOL_SIZE: '8', ...process.env })

/** Runs a script of the project to its end in the foreground; answers its status. */
export const runScript = (script, args) =>
  spawnSync(process.execPath, scriptArguments(script, args), { stdio: 'inherit', env: scriptEnvironment() }).status ?? 1

/** Runs a script of the project in the foreground, passes signals on, and ends with its status. */
export const become = (script, args) => {
  const child = spawn(process.execPath, scriptArguments(script, args), { stdio: 'inherit', env: scriptEnvironment() })
  passSignalsTo(child)
  child.on('exit', (status, signal) => process.exit(signal === null ? status : 1))
}

const soonMs = 10_000

/**
 * Runs a program in the foreground and ends with its status. One that cannot be run, or fails in its first ten seconds,
 * does not end this process: then the reason is answered.
 */
export const startProgram = (program, args) => {
  const startedAt = Date.now()
  const child = spawn(program, args, { stdio: 'inherit' })
  const stop = passSignalsTo(child)
  let stopped = false
  return new Promise((resolve) => {
    const fail = (how) => {
      stop()
      resolve(`${program} could not start (${how})`)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => (stopped = true))
    child.on('error', (error) => fail(error.code))
    child.on('exit', (status, signal) => {
      if (status !== 0 && !stopped && Date.now() - startedAt < soonMs) return fail(signal ?? `status ${status}`)
      process.exit(status ?? 1)
    })
  })
}

const passSignalsTo = (child) => {
  const interrupt = () => process.stdin.isTTY || child.kill('SIGINT')
  const pass = (signal) => child.kill(signal)
  process.on('SIGINT', interrupt)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass)
  return () => {
    process.off('SIGINT', interrupt)
    for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, pass)
  }
}
