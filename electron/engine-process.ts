import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import type { EngineErrorData, EngineNotice, EngineOrder, EngineStatus } from '../analytics/contract'
import type { ArtifactFolders } from './app-protocol'
import type { LogFile } from './log-file'
import { createRestartPolicy } from './restart-policy'
import { text } from './text'

export interface EngineOptions {
  /** The built engine process. */
  modulePath: string
  /** Where it keeps what is remembered for the user. */
  stateDir: string
  log: LogFile
  onStatus(status: EngineStatus): void
}

export interface EngineProcess {
  /** Closes the project at hand and opens another one; `create` makes it where there is none. */
  open(project: string, create: boolean): Promise<void>
  /** Starts the engine again for the same project. */
  startAgain(): Promise<void>
  /** Starts the engine for the same project and has its database made anew first. */
  rebuild(): Promise<void>
  /** A fresh port, or why there is none. */
  connect(): { port: MessagePortMain } | { error: EngineErrorData }
  status(): EngineStatus
  artifacts(): ArtifactFolders | null
  /** Names of the jobs that run. */
  jobs(): readonly string[]
  /** Asks the engine to close its project and waits for its end. */
  close(): Promise<void>
}

const closeWithinMs = 12_000
const engineName = 'Subcool engine'

/** The process that owns the project: forked, watched, started again when it dies, stopped when it dies too often. */
export const createEngineProcess = ({ modulePath, stateDir, log, onStatus }: EngineOptions): EngineProcess => {
  const restarts = createRestartPolicy()
  let child: UtilityProcess | undefined
  let project = ''
  let create = false
  let rebuild = false
  let artifacts: ArtifactFolders | null = null
  let jobs: readonly string[] = []
  let status: EngineStatus = { state: 'starting', project, error: null, logFile: log.path }
  let turn: Promise<void> = Promise.resolve()

  const become = (state: EngineStatus['state'], error: EngineErrorData | null = null) => {
    status = { state, project, error, logFile: log.path }
    if (state !== 'ready') jobs = []
    onStatus(status)
  }

  const fork = () => {
    artifacts = null
    become('starting')
    const started = utilityProcess.fork(modulePath, ['--project', project, '--state', stateDir, ...(create ? ['--create'] : []), ...(rebuild ? ['--rebuild'] : [])], {
      serviceName: engineName,
      stdio: 'pipe',
      env: { ...process.env, UV_THREADPOOL_SIZE: '8' },
    })
    child = started
    rebuild = false
    log.write('shell', `engine started for ${project}`)
    log.follow('engine', started.stdout)
    log.follow('engine', started.stderr)
    started.on('message', (notice: EngineNotice) => {
      if (child === started) hear(notice)
    })
    started.once('exit', (code) => {
      log.write('shell', `engine ended with ${code}`)
      if (child === started) ended(code)
    })
  }

  const hear = (notice: EngineNotice) => {
    if (notice.type === 'busy') jobs = notice.jobs
    else if (notice.type === 'ready') {
      artifacts = notice.artifacts
      project = notice.project
      create = false
      become('ready')
    } else {
      log.write('shell', `${notice.error.code}: ${notice.error.message} ${notice.error.detail ?? ''}`.trim())
      become('failed', notice.error)
      tell({ type: 'close' })
    }
  }

  const ended = (code: number) => {
    child = undefined
    artifacts = null
    if (status.state === 'failed') return
    if (restarts.mayRestart()) return fork()
    const said = log.lastLine('engine')
    become('stopped', {
      code: 'engine-stopped',
      message: text.engine.stopped(code),
      hint: text.engine.stoppedHint,
      ...(said === undefined ? {} : { detail: said }),
    })
  }

  const tell = (order: EngineOrder, ports: MessagePortMain[] = []) => child?.postMessage(order, ports)

  const close = async (): Promise<void> => {
    const closing = child
    if (closing === undefined) return
    const gone = new Promise<void>((resolve) => closing.once('exit', () => resolve()))
    tell({ type: 'close' })
    child = undefined
    const patience = setTimeout(() => {
      log.write('shell', 'engine did not close in time and is ended')
      closing.kill()
    }, closeWithinMs)
    await gone
    clearTimeout(patience)
  }

  const inTurn = (task: () => Promise<void>): Promise<void> => {
    turn = turn.then(task, task)
    return turn
  }

  const start = (change: () => void = () => undefined) =>
    inTurn(async () => {
      become('starting')
      await close()
      restarts.reset()
      change()
      fork()
    })

  return {
    open: (nextProject, nextCreate) =>
      start(() => {
        project = nextProject
        create = nextCreate
      }),
    startAgain: () => start(),
    rebuild: () =>
      start(() => {
        rebuild = true
      }),
    connect: () => {
      if (status.state !== 'ready' || child === undefined) return { error: status.error ?? notReady }
      const { port1, port2 } = new MessageChannelMain()
      tell({ type: 'connect' }, [port1])
      return { port: port2 }
    },
    status: () => status,
    artifacts: () => artifacts,
    jobs: () => jobs,
    close: () => inTurn(close),
  }
}

const notReady: EngineErrorData = { code: 'engine-restarted', message: text.engine.starting }
