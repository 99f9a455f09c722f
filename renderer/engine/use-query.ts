import { useCallback, useState, useSyncExternalStore } from 'react'
import type { CallName, Contract, InputOf } from '../../analytics/contract'
import type { EngineError } from '../../analytics/contract/errors'
import type { PageAnswer } from './client'
import { useEngineTools } from './engine-context'
import { inputKey } from './input-key'

export interface QueryResult<Answer> {
  /** The latest answer; with `keepPrevious` that of the last input until this one's is there. */
  data: Answer | undefined
  /** `data` answers an earlier input (with `keepPrevious`). */
  previous: boolean
  error: EngineError | undefined
  /** Nothing to show yet. */
  loading: boolean
  /** A newer answer is on its way. */
  fetching: boolean
  refresh: () => void
}

export interface QueryOptions {
  keepPrevious?: boolean
}

const nothing = { data: undefined, error: undefined, fetching: false }

/** Asks the engine and keeps the answer fresh. An undefined input asks nothing. */
export const useQuery = <Name extends CallName>(
  name: Name,
  input: InputOf<Contract[Name]> | undefined,
  { keepPrevious = false }: QueryOptions = {},
): QueryResult<PageAnswer<Name>> => {
  const { queries } = useEngineTools()
  const key = input === undefined ? undefined : inputKey(input)
  const subscribe = useCallback(
    (listener: () => void) => (key === undefined ? () => undefined : queries.subscribe(name, key, listener)),
    [queries, name, key],
  )
  const state = useSyncExternalStore(subscribe, () => (key === undefined ? nothing : queries.read(name, key)))
  const [latest, setLatest] = useState<unknown>(undefined)
  if (state.data !== undefined && state.data !== latest) setLatest(state.data)
  const data = state.data ?? (keepPrevious ? latest : undefined)
  const refresh = useCallback(() => {
    if (key !== undefined) queries.refresh(name, key)
  }, [queries, name, key])
  return {
    data: data as PageAnswer<Name> | undefined,
    previous: data !== undefined && state.data === undefined,
    error: state.error,
    loading: data === undefined && state.error === undefined && key !== undefined,
    fetching: state.fetching,
    refresh,
  }
}
