import type { EngineClient } from '../../engine/client'
import { useFleetView } from '../../state/fleet-view'
import { saveText } from '../../ui/save-text'

/** Saves the fleet as CSV: the columns, filter and order that are on screen. Answers how many rows that were. */
export const exportFleet = async (engine: EngineClient): Promise<number> => {
  const { filter, sort, columns } = useFleetView.getState()
  const { name, text, rows } = await engine.call('fleet.export', { filter, sort, columns: [...columns] })
  saveText(name, text, 'text/csv;charset=utf-8')
  return rows
}
