import { fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ForkOptions, UtilityProcess } from 'electron'
import { requireReady } from './lifecycle'
import { copyOf, takeEnds } from './message-channel'
import { createPortTable } from './port-table'
import { presentAs } from './present-as'
import type { FromUtility, ToUtility } from './utility-messages'

const parentPort = join(dirname(fileURLToPath(import.meta.url)), 'utility-preload.cjs')

/** Every utility process that runs. */
export const utilities = new Set<UtilityProcess>()

const forkUtility = (modulePath: string, args: string[] = [], options: ForkOptions = {}): UtilityProcess => {
  requireReady('utilityProcess.fork')
  const { stdio = 'inherit', env = process.env, cwd, execArgv = [] } = options
  if (stdio !== 'pipe' && stdio !== 'ignore' && stdio !== 'inherit') throw new Error(`stdio ${String(stdio)} is not in the fake`)
  const child = fork(modulePath, args, {
    serialization: 'advanced',
    env: env as NodeJS.ProcessEnv,
    cwd,
    execArgv: [...execArgv, '--require', parentPort],
    stdio: ['ignore', stdio, stdio, 'ipc'],
  })
  const emitter = new EventEmitter()
  const tell = (message: ToUtility): void => {
    if (child.connected) child.send(message, () => undefined)
  }
  const ports = createPortTable(tell, 1)

  const utility: UtilityProcess = presentAs<UtilityProcess>(
    'UtilityProcess',
    {
      get pid() {
        return child.exitCode === null && child.signalCode === null ? child.pid : undefined
      },
      stdout: child.stdout,
      stderr: child.stderr,
      postMessage: (message: unknown, transfer) => {
        const copy = copyOf(message)
        tell({ type: 'message', data: copy, ports: takeEnds(transfer).map(ports.give) })
      },
      kill: () => child.kill('SIGTERM'),
    } satisfies Partial<UtilityProcess>,
    emitter,
  )
  utilities.add(utility)
  child.on('spawn', () => emitter.emit('spawn'))
  child.on('message', (message: FromUtility) => {
    if (message.type === 'message') emitter.emit('message', message.data)
    else ports.receive(message)
  })
  child.on('exit', (code, signal) => {
    utilities.delete(utility)
    ports.closeAll()
    emitter.emit('exit', code ?? (signal === null ? 1 : constants.signals[signal]))
  })
  return utility
}

export const utilityProcess = presentAs<typeof Electron.utilityProcess>('utilityProcess', {
  fork: forkUtility,
} satisfies Partial<typeof Electron.utilityProcess>)
