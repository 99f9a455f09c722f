import type { ArtifactRef, EngineErrorData, EngineStatus, ShellBridge, ShellEvent } from '../../analytics/contract'
import { EngineError } from '../../analytics/contract/errors'
import { wireOverPort } from '../../analytics/wire/port-wire'
import type { Wire } from '../../analytics/wire/wire'
import { text } from '../text/text'
import { awaitPort } from './engine-port'
import type { Host } from './host'

/** What the shell put into this window; undefined in a browser. */
export const shellBridge = (): ShellBridge | undefined => ('host' in window ? (window.host as ShellBridge) : undefined)

/** The desktop shell around the page. A wire is opened as soon as the engine is ready, and closed when it no longer is. */
export const createElectronHost = (bridge: ShellBridge): Host => {
  const wires = new Set<Wire>()
  const statusListeners = new Set<() => void>()
  const heard = createFanOut(bridge)
  let status: EngineStatus | undefined

  const become = (next: EngineStatus) => {
    status = next
    if (next.state !== 'ready') for (const wire of [...wires]) wire.close()
    for (const listener of statusListeners) listener()
  }
  heard('status', (event) => become(event.status))
  void bridge.status().then((first) => status ?? become(first))

  const onStatus = (listener: () => void) => {
    statusListeners.add(listener)
    return () => statusListeners.delete(listener)
  }
  const untilReady = (): Promise<void> =>
    new Promise((resolve) => {
      const look = () => {
        if (status?.state !== 'ready') return
        stop()
        resolve()
      }
      const stop = onStatus(look)
      look()
    })

  const openEngine = async (): Promise<Wire> => {
    await untilReady()
    const nonce = crypto.randomUUID()
    const port = awaitPort(nonce)
    const refused = await bridge.connect(nonce)
    if (refused !== null) {
      port.forget()
      throw EngineError.fromData(refused)
    }
    const wire = wireOverPort(await port.arrived)
    wires.add(wire)
    wire.onClose(() => wires.delete(wire))
    return wire
  }

  return {
    kind: 'electron',
    openEngine,
    lost: engineRestarted,
    chooseFiles: (purpose) => bridge.chooseFiles(purpose),
    takeDrop: async (transfer) => [...transfer.files].map((file) => placeOf(file, bridge.pathOf(file))),
    artifactUrl: ({ folder, path }: ArtifactRef) => `/artifact/${folder}/${path.split('/').map(encodeURIComponent).join('/')}`,
    saveAs: async (name, artifact) => {
      const outcome = await bridge.saveAs(name, artifact)
      if (outcome !== null && 'code' in outcome) throw EngineError.fromData(outcome)
      return outcome
    },
    onMenu: (listener) => heard('menu', ({ command }) => listener(command)),
    onFilesOffered: (listener) => heard('files', ({ paths }) => listener(paths)),
    shell: { status: () => status, onStatus, act: (action) => bridge.act(action), openRecent: (project) => bridge.openRecent(project) },
  }
}

const engineRestarted = (): EngineErrorData => ({ code: 'engine-restarted', message: text.shell.restarted, hint: text.shell.restartedHint })

const placeOf = (file: File, path: string): string => {
  if (path !== '') return path
  throw new EngineError('file-not-found', text.shell.notOnDisk(file.name), { hint: text.shell.notOnDiskHint })
}

type Heard<Type extends ShellEvent['type']> = Extract<ShellEvent, { type: Type }>

/** Shares the shell's events among listeners by kind. Those of a kind that nobody listens to yet wait. */
const createFanOut = (bridge: ShellBridge) => {
  const listeners = new Map<ShellEvent['type'], Set<(event: ShellEvent) => void>>()
  const waiting: ShellEvent[] = []
  bridge.onEvent((event) => {
    const own = listeners.get(event.type)
    if (own === undefined || own.size === 0) waiting.push(event)
    else for (const listener of own) listener(event)
  })
  return <Type extends ShellEvent['type']>(type: Type, listener: (event: Heard<Type>) => void): (() => void) => {
    const own = listeners.get(type) ?? new Set()
    listeners.set(type, own)
    const told = listener as (event: ShellEvent) => void
    own.add(told)
    for (const event of waiting.filter((early) => early.type === type)) told(event)
    waiting.splice(0, waiting.length, ...waiting.filter((late) => late.type !== type))
    return () => own.delete(told)
  }
}
