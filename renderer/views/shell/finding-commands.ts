import type { EngineClient } from '../../engine/client'
import { useFindingsView } from '../../state/findings-view'
import { goTo } from '../../state/place'
import { text } from '../../text/text'

/** Wants a work order for a finding and goes to it; one that is there already is shown. Answers what was done, in words. */
export const orderFinding = async (engine: EngineClient, findingId: string): Promise<string> => {
  const before = await engine.call('findings.detail', { findingId })
  const known = before.finding.workOrderId
  if (known === null) {
    const outcome = await engine.call('findings.mark', { marks: [{ ...before.mark, orderWanted: true }] })
    useFindingsView.getState().pushUndo(outcome.before)
  }
  const order = known ?? (await engine.call('findings.detail', { findingId })).finding.workOrderId
  goTo(order === null ? { screen: 'orders' } : { screen: 'orders', id: order })
  return known === null ? text.palette.ordered(order ?? '') : text.palette.hasOrder(known)
}

/** Takes the last change of findings back. */
export const undoFindings = async (engine: EngineClient): Promise<string> => {
  const { undo, popUndo } = useFindingsView.getState()
  const before = undo.at(-1)
  if (before === undefined) return ''
  await engine.call('findings.mark', { marks: [...before] })
  popUndo()
  return text.palette.undone
}
