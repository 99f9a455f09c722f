import type { CallName } from '../../analytics/contract'
import { inputKey } from './input-key'
import type { QueryCache } from './query-cache'

const nothing = inputKey({})
const everywhere: readonly CallName[] = ['project.info']
const ofFleet: readonly CallName[] = ['fleet.units', 'fleet.copBins']

/** Asks what the first screen will ask, while the page's own code is still on its way. `hash` is the address's. */
export const askAhead = (queries: QueryCache, hash: string): void => {
  const fleet = hash.replace(/^#\/?/, '') === '' || hash.startsWith('#/fleet')
  for (const name of [...(fleet ? ofFleet : []), ...everywhere]) queries.askAhead(name, nothing)
}
