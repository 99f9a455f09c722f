import { useState } from 'react'
import type { EngineError } from '../../../analytics/contract/errors'
import { asEngineError } from '../../engine/query-cache'

export interface Saving {
  state: 'idle' | 'saving' | 'saved'
  error: EngineError | undefined
  save: (work: () => Promise<unknown>) => void
  /** What was said of the last save no longer holds. */
  reset: () => void
}

/** Saves a form and says how that ended. Held outside of the form, which begins anew with what was saved. */
export const useSave = (): Saving => {
  const [state, setState] = useState<Saving['state']>('idle')
  const [error, setError] = useState<EngineError>()
  return {
    state,
    error,
    save: (work) => {
      setState('saving')
      setError(undefined)
      work().then(
        () => setState('saved'),
        (thrown: unknown) => {
          setState('idle')
          setError(asEngineError(thrown))
        },
      )
    },
    reset: () => {
      setState('idle')
      setError(undefined)
    },
  }
}
