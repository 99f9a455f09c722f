import { useCallback, useMemo, useRef, useState } from 'react'
import type { FleetFilter, FleetSort } from '../../../analytics/contract'
import type { PageAnswer } from '../../engine/client'
import { inputKey } from '../../engine/input-key'
import { useQuery } from '../../engine/use-query'
import { fleetRows, type FleetRow } from './fleet-row'

const pageSize = 256

interface Shown {
  key: string
  matching: number
  pages: Map<number, FleetRow[]>
}

const nothing: Shown = { key: '', matching: 0, pages: new Map() }

/** The filtered, sorted fleet by aligned pages around the rows in sight; the last rows stay until new ones are there. */
export const useFleetPages = (filter: FleetFilter, sort: FleetSort) => {
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const key = inputKey({ filter, sort })
  const ask = (page: number) => ({ filter, sort, offset: page * pageSize, limit: pageSize })
  const upper = useQuery('fleet.page', ask(sight.first))
  const lower = useQuery('fleet.page', ask(sight.last))
  const upperRows = useRows(upper.data)
  const lowerRows = useRows(lower.data)
  const shown = useRef(nothing)

  if (upper.data !== undefined && upperRows !== undefined) {
    const pages = new Map([[sight.first, upperRows]])
    if (lowerRows !== undefined) pages.set(sight.last, lowerRows)
    const matching = upper.data.rowCount > 0 ? (upper.data.numbers('matching')[0] ?? 0) : sight.first === 0 ? 0 : shown.current.matching
    shown.current = { key, matching, pages }
  } else if (shown.current.key === key) {
    shown.current = { ...shown.current, pages: new Map(lowerRows === undefined ? [] : [[sight.last, lowerRows]]) }
  }

  const current = shown.current
  const rowAt = useCallback(
    (index: number) => current.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    [current],
  )
  const onSight = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / pageSize), last: Math.floor(last / pageSize) }
    setSight((old) => (old.first === next.first && old.last === next.last ? old : next))
  }, [])
  return { matching: current.matching, rowAt, onSight, error: upper.error, loading: upper.loading && current.key === '' }
}

const useRows = (page: PageAnswer<'fleet.page'> | undefined): FleetRow[] | undefined =>
  useMemo(() => (page === undefined ? undefined : fleetRows(page)), [page])
