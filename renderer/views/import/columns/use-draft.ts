import { useEffect, useState } from 'react'
import { useQuery } from '../../../engine/use-query'
import { useImportFlow } from '../../../state/import-flow'

const calmMs = 250

/** A value once it has not changed for a moment. */
const useCalm = <Value>(value: Value): Value => {
  const [calm, setCalm] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setCalm(value), calmMs)
    return () => clearTimeout(timer)
  }, [value])
  return calm
}

/** The columns of a file as they are read now, and as they would be with what the user says of them. */
export const useDraft = ({ file, name }: { file: string; name: string }) => {
  const { draft, zone } = useImportFlow()
  const asked = { file, name, ...(zone === null ? {} : { zone }) }
  const now = useQuery('import.columns', asked)
  const calm = useCalm(draft)
  const mappable = calm !== null && calm.columns.length > 0
  const preview = useQuery('import.columns', mappable ? { ...asked, mapping: calm } : undefined, { keepPrevious: true })
  const shown = draft === null ? now.data : (preview.data ?? now.data)
  return {
    now,
    shown,
    mapping: draft ?? now.data?.mapping ?? null,
    /** The preview answers an earlier draft. */
    behind: draft !== null && (calm !== draft || preview.fetching || preview.previous),
    refusal: draft === null ? null : draft.columns.length === 0 ? ('nothing' as const) : (preview.data?.refusal ?? null),
    error: now.error ?? (draft === null ? undefined : preview.error),
  }
}
