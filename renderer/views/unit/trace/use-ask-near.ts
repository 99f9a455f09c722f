import { useEffect } from 'react'
import type { Contract, InputOf } from '../../../../analytics/contract'
import { useEngineTools } from '../../../engine/engine-context'
import { inputKey } from '../../../engine/input-key'
import { cancelWhenIdle, whenIdle } from '../../../ui/when-idle'

/** Asks, while the page is idle, what the next move is likely to ask, so that it is there already. */
export const useAskNear = (questions: readonly InputOf<Contract['unit.trace']>[]): void => {
  const { queries } = useEngineTools()
  const keys = questions.map(inputKey).join('\n')
  useEffect(() => {
    if (keys === '') return undefined
    const idle = whenIdle(() => {
      for (const key of keys.split('\n')) queries.askAhead('unit.trace', key)
    })
    return () => cancelWhenIdle(idle)
  }, [queries, keys])
}
