import type { CallName } from '../../analytics/contract'
import { inputKey } from './input-key'
import type { QueryCache } from './query-cache'

const nothing = inputKey({})
const everywhere: readonly CallName[] = ['project.info']
const ofScreen: Readonly<Record<string, readonly CallName[]>> = { fleet: ['fleet.units', 'fleet.copBins'], start: ['projects.recent'] }

/** Asks what the first screen will ask, while the page's own code is still on its way. `hash` is the address's. */
export const askAhead = (queries: QueryCache, hash: string): void => {
  const [screen = ''] = hash.replace(/^#\/?/, '').split(/[/?]/)
  for (const name of [...(ofScreen[screen === '' ? 'fleet' : screen] ?? []), ...everywhere]) queries.askAhead(name, nothing)
}
