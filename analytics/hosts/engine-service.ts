import { contract, engineContract, hostContract, inputCheck, toErrorData } from '../contract'
import type { CallContext, CallKind, Calls, FolderListing, Handlers, HostContract } from '../contract'
import { EngineError } from '../contract/errors'
import { createJobTable, type JobTable } from '../wire/job-table'
import type { Service } from '../wire/service'
import type { Desk } from './state/desk'

/** Whatever answers the calls of `engineContract`; inputs are already checked. */
export interface EngineLike {
  call(name: string, input: unknown, context: CallContext): Promise<unknown>
  /** Events beyond `project.changed` after commands and jobs, which the host tells by itself. */
  onEvent?(listener: (name: string, data: unknown) => void): () => void
}

export interface FileAccess {
  list(path: string): Promise<FolderListing>
  /** Throws for a path that the page may not name. */
  check(paths: readonly string[]): Promise<void>
}

/**
 * The calls of the whole contract over one engine: jobs outlive the page, and every finished command or job
 * tells all pages that their answers may be stale.
 */
export const createEngineService = (engine: EngineLike, files: FileAccess, desk?: Desk): JobTable => {
  const listeners = new Set<(name: string, data: unknown) => void>()
  const kindOf = (name: string): CallKind => (contract as Calls)[name]?.kind ?? 'query'
  const inner: Service = {
    check: inputCheck(contract),
    kindOf,
    toErrorData,
    call: async (name, input, context) => {
      if (Object.hasOwn(hostContract, name)) {
        const told = await hostCall(name, input, context)
        if (name === 'computer.set' || name === 'projects.open') tellAll(name)
        return told
      }
      await files.check(pathsIn(input))
      context.signal.throwIfAborted()
      const value = await engine.call(name, input, context)
      if (Object.hasOwn(engineContract, name) && kindOf(name) !== 'query')
        changed(name)
      return value
    },
    onEvent: (listener) => {
      listeners.add(listener)
      const stop = engine.onEvent?.(listener)
      return () => {
        listeners.delete(listener)
        stop?.()
      }
    },
  }
  const tellAll = (reason: string): void => {
    for (const listener of listeners) listener('project.changed', { reason })
  }
  const changed = (reason: string): void => {
    tellAll(reason)
    void desk?.changed()
  }
  const table = createJobTable(inner)
  const host: Handlers<HostContract> = {
    'files.list': ({ path }) => files.list(path),
    'jobs.list': async () => table.list(),
    'jobs.cancel': async ({ jobId }) => ({ cancelled: table.cancel(jobId) }),
    ...(desk?.handlers ?? noDesk),
    'projects.open': async (input, context) => {
      const [running] = table.list()
      if (running !== undefined)
        throw new EngineError('bad-arguments', 'Something is still running in the project at hand.', { hint: 'Wait until it is done or cancel it, then open the other project.' })
      return (desk?.handlers ?? noDesk)['projects.open'](input, context)
    },
  }
  const hostCall = (name: string, input: unknown, context: CallContext): Promise<unknown> =>
    (host[name as keyof typeof host] as (input: unknown, context: CallContext) => Promise<unknown>)(input, context)
  return table
}

const refuse = async (): Promise<never> => {
  throw new EngineError('bad-arguments', 'This host keeps nothing for its users.')
}

const noDesk: Desk['handlers'] = { 'computer.settings': refuse, 'computer.set': refuse, 'projects.recent': refuse, 'projects.forget': refuse, 'projects.open': refuse }

const pathsIn = (input: unknown): string[] => {
  const named = input !== null && typeof input === 'object' && 'files' in input ? input.files : undefined
  return Array.isArray(named) ? named.filter((path) => typeof path === 'string') : []
}
