import type { EngineClient } from '../../engine/client'
import { useFleetView } from '../../state/fleet-view'
import { saveBytes, saveText } from '../../ui/save-text'

/** Saves the fleet as it is shown: its units, columns and order. Answers how many rows that were. */
export const exportFleet = async (engine: EngineClient, format: 'csv' | 'xlsx' = 'csv'): Promise<number> => {
  const { sort, columns, shownUnits } = useFleetView.getState()
  const unitIds = shownUnits()
  const { name, text, rows } = await engine.call('fleet.export', { sort, columns: columns.filter((column) => column !== 'spark'), format, ...(unitIds === undefined ? {} : { unitIds }) })
  if (format === 'csv') saveText(name, text, 'text/csv;charset=utf-8')
  else saveBytes(name, Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  return rows
}
