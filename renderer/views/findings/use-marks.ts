import { useCallback, useState } from 'react'
import type { FindingMark, TriageStatus } from '../../../analytics/contract'
import type { EngineError } from '../../../analytics/contract/errors'
import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'
import { useFindingsView } from '../../state/findings-view'
import { text } from '../../text/text'
import { markOfRow, type FindingRow } from './finding-rows'

export type Said = TriageStatus | 'open'

export interface Marks {
  /** What was done last, in words. */
  told: string
  error: EngineError | undefined
  canUndo: boolean
  say: (rows: readonly FindingRow[], status: Said, reason?: string) => void
  assign: (rows: readonly FindingRow[], assignee: string) => void
  order: (rows: readonly FindingRow[]) => void
  takeBack: () => void
}

/** Says things of findings, and takes them back. */
export const useMarks = (): Marks => {
  const engine = useEngine()
  const undo = useFindingsView((state) => state.undo)
  const pushUndo = useFindingsView((state) => state.pushUndo)
  const popUndo = useFindingsView((state) => state.popUndo)
  const select = useFindingsView((state) => state.select)
  const [told, setTold] = useState('')
  const [error, setError] = useState<EngineError>()

  const send = useCallback(
    async (marks: readonly FindingMark[], words: (changed: number) => string, back = false): Promise<void> => {
      if (marks.length === 0) return
      try {
        setError(undefined)
        const outcome = await engine.call('findings.mark', { marks: [...marks] })
        setTold(outcome.changed === 0 ? text.findings.done.nothing : words(outcome.changed))
        if (back) popUndo()
        else if (outcome.changed > 0) pushUndo(outcome.before)
        select(new Set())
      } catch (thrown) {
        setError(asEngineError(thrown))
      }
    },
    [engine, popUndo, pushUndo, select],
  )

  return {
    told,
    error,
    canUndo: undo.length > 0,
    say: (rows, status, reason) =>
      void send(
        rows.map((row) => ({ ...markOfRow(row), status: status === 'open' ? null : status, reason: reason ?? (status === 'open' ? null : row.reason) })),
        text.findings.done[status],
      ),
    assign: (rows, assignee) => void send(rows.map((row) => ({ ...markOfRow(row), assignee: assignee.trim() || null })), text.findings.done.assigned),
    order: (rows) => void send(rows.map((row) => ({ ...markOfRow(row), orderWanted: true })), text.findings.done.order),
    takeBack: () => {
      const before = undo.at(-1)
      if (before !== undefined) void send(before, text.findings.done.undone, true)
    },
  }
}
