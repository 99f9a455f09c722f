import { create } from 'zustand'
import { arriveCompare } from './compare-view'
import { arriveFindings } from './findings-view'
import { brushesOf, useFleetView } from './fleet-view'

export const screens = ['start', 'import', 'fleet', 'unit', 'findings', 'thresholds', 'compare', 'orders', 'sql', 'settings', 'project', 'quality'] as const
export type Screen = (typeof screens)[number]

/** Where the user is; mirrored in the address, so that back, forward and links work. */
export interface Place {
  screen: Screen
  /** A unit on `unit` and `quality`, a finding on `findings`, a work order on `orders`. */
  id: string | null
  /** The finding at hand on `unit`. */
  findingId: string | null
  /** What stands behind the question mark. */
  query: string
}

/** The address of a place. */
export const hrefOf = ({ screen, id, findingId, query }: Partial<Place> & { screen: Screen }): string =>
  `#/${[screen, id, findingId].filter((part) => part !== null && part !== undefined).map((part) => encodeURIComponent(part)).join('/')}${query === undefined || query === '' ? '' : `?${query}`}`

/** The place of an address; the fleet when it names none. */
export const placeOf = (hash: string): Place => {
  const [path = '', ...queries] = hash.replace(/^#\/?/, '').split('?')
  const [screen, id, findingId] = path.split('/').map(decode)
  const known: Screen = (screens as readonly (string | undefined)[]).includes(screen) ? (screen as Screen) : 'fleet'
  return { screen: known, id: id || null, findingId: findingId || null, query: queries.join('?') }
}

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

interface PlaceState extends Place {
  /** The unit last looked at, so that the Unit screen can be returned to. */
  lastUnit: string | null
  arrive: (place: Place) => void
}

export const usePlace = create<PlaceState>()((set) => ({
  screen: 'fleet',
  id: null,
  findingId: null,
  query: '',
  lastUnit: null,
  arrive: (place) => set((place.screen === 'unit' || place.screen === 'quality') && place.id !== null ? { ...place, lastUnit: place.id } : place),
}))

/** Goes to a place. */
export const goTo = (place: Partial<Place> & { screen: Screen }): void => {
  location.hash = hrefOf(place)
}

/** Goes to a place instead of the present one, so that back leads to where the user was before. */
export const goOnTo = (place: Partial<Place> & { screen: Screen }): void => {
  history.replaceState(history.state, '', hrefOf(place))
  usePlace.getState().arrive(placeOf(location.hash))
}

/** Follows the address until the answer is called. */
export const followAddress = (): (() => void) => {
  const arrive = (): void => {
    const place = placeOf(location.hash)
    usePlace.getState().arrive(place)
    if (place.screen === 'compare') arriveCompare(place.query)
    if (place.screen === 'findings') arriveFindings(place.query)
    if (place.screen === 'fleet') useFleetView.setState({ brushes: brushesOf(place.query) })
  }
  arrive()
  addEventListener('hashchange', arrive)
  return () => removeEventListener('hashchange', arrive)
}
