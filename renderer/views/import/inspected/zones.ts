import { text } from '../../../text/text'
import type { Choice } from '../../../ui/search-choice'

/** Time zones to choose from, the likely ones first: those proposed, this computer's, UTC. */
export const zoneChoices = (proposed: readonly string[]): Choice[] => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const first = [...new Set([...proposed, here, 'UTC'])]
  const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone))
  return [...first.map((id) => ({ id, label: id, ...(id === here ? { detail: text.import.zoneHere } : {}) })), ...rest.map((id) => ({ id, label: id }))]
}
