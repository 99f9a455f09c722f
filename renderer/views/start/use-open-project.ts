import { useState } from 'react'
import type { EngineError } from '../../../analytics/contract/errors'
import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'
import { useHost } from '../shell/host-context'

/** Opens another project: in the shell by the shell, in a browser by the local host, which then has every page load anew. */
export const useOpenProject = () => {
  const engine = useEngine()
  const { shell } = useHost()
  const [opening, setOpening] = useState<string>()
  const [error, setError] = useState<EngineError>()
  const open = (path: string): void => {
    setError(undefined)
    setOpening(path)
    const work: Promise<unknown> = shell === null ? engine.call('projects.open', { path }) : shell.openRecent(path)
    work
      .catch((thrown: unknown) => setError(asEngineError(thrown)))
      .finally(() => setOpening(undefined))
  }
  return { open, opening, error }
}
