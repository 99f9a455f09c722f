import { useEffect, useRef, useState } from 'react'
import type { ProfileDraft, ThresholdTrial } from '../../../analytics/contract'
import type { EngineError } from '../../../analytics/contract/errors'
import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'

/** What a draft would do; one question at a time, and of drafts that come meanwhile only the last is asked. */
export const useTrial = (draft: ProfileDraft | undefined): { trial: ThresholdTrial | undefined; error: EngineError | undefined } => {
  const engine = useEngine()
  const [trial, setTrial] = useState<ThresholdTrial>()
  const [error, setError] = useState<EngineError>()
  const wanted = useRef<ProfileDraft>(undefined)
  const busy = useRef(false)

  useEffect(() => {
    if (draft === undefined) return
    wanted.current = draft
    if (busy.current) return
    busy.current = true
    const ask = async (): Promise<void> => {
      while (wanted.current !== undefined) {
        const next = wanted.current
        wanted.current = undefined
        try {
          const answer = await engine.call('thresholds.try', { draft: next })
          setTrial(answer)
          setError(undefined)
        } catch (thrown) {
          setError(asEngineError(thrown))
        }
      }
      busy.current = false
    }
    void ask()
  }, [engine, draft])
  return { trial, error }
}
