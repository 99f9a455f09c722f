import { useCallback, useState } from 'react'
import type { AuditEntryRow } from '../../../analytics/contract'
import { useQuery } from '../../engine/use-query'

const pageSize = 256

/** The audit trail by aligned pages around the rows in sight, the latest line first. */
export const useAuditPages = () => {
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const ask = (page: number) => ({ offset: page * pageSize, limit: pageSize })
  const upper = useQuery('audit.list', ask(sight.first))
  const lower = useQuery('audit.list', ask(sight.last))
  const total = upper.data?.total ?? lower.data?.total ?? 0
  const rowAt = (index: number): AuditEntryRow | undefined => {
    const page = Math.floor(index / pageSize)
    const found = page === sight.first ? upper.data : page === sight.last ? lower.data : undefined
    return found?.rows[index % pageSize]
  }
  const onSight = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / pageSize), last: Math.floor(last / pageSize) }
    setSight((old) => (old.first === next.first && old.last === next.last ? old : next))
  }, [])
  return { total, rowAt, onSight, error: upper.error, loading: upper.loading }
}
