import { useEffect, useState, useSyncExternalStore, type ComponentType } from 'react'
import type { Screen as ScreenName } from '../../state/place'
import { whenIdle } from '../../ui/when-idle'

interface Fetched<Props> {
  Screen: ComponentType<Props>
  fetch: () => Promise<unknown>
}

/**
 * A screen whose code is fetched when it is first shown, or before that while the page is idle; from then on it is drawn at once.
 * Not by Suspense, which holds back for a third of a second what comes soon after a wait was shown.
 */
const fetched = <Props extends object>(load: () => Promise<ComponentType<Props>>): Fetched<Props> => {
  let known: ComponentType<Props> | undefined
  let coming: Promise<void> | undefined
  const shown = new Set<() => void>()
  const subscribe = (onKnown: () => void): (() => void) => {
    shown.add(onKnown)
    return () => shown.delete(onKnown)
  }
  const fetchOnce = async (): Promise<void> => {
    try {
      known = await load()
      for (const onKnown of shown) onKnown()
    } catch (error) {
      coming = undefined
      throw error
    }
  }
  const fetch = (): Promise<void> => (coming ??= fetchOnce())
  const Screen = (props: Props) => {
    const View = useSyncExternalStore(subscribe, () => known)
    const [, setFailure] = useState()
    useEffect(() => {
      fetch().catch((error: unknown) =>
        setFailure(() => {
          throw error
        }),
      )
    }, [])
    return View === undefined ? <div data-fetching /> : <View {...props} />
  }
  return { Screen, fetch }
}

const screens = {
  unit: fetched(async () => (await import('../unit/unit-view')).UnitView),
  findings: fetched(async () => (await import('../findings/findings-view')).FindingsView),
  start: fetched(async () => (await import('../start/start-view')).StartView),
  import: fetched(async () => (await import('../import/import-view')).ImportView),
  orders: fetched(async () => (await import('../orders/orders-view')).OrdersView),
  thresholds: fetched(async () => (await import('../thresholds/thresholds-view')).ThresholdsView),
  compare: fetched(async () => (await import('../compare/compare-view')).CompareView),
  quality: fetched(async () => (await import('../quality/quality-view')).QualityView),
  project: fetched(async () => (await import('../project/project-view')).ProjectView),
  sql: fetched(async () => (await import('../sql/sql-view')).SqlView),
  settings: fetched(async () => (await import('../settings/settings-view')).SettingsView),
}

export const { Screen: UnitScreen } = screens.unit
export const { Screen: FindingsScreen } = screens.findings
export const { Screen: StartScreen } = screens.start
export const { Screen: ImportScreen } = screens.import
export const { Screen: OrdersScreen } = screens.orders
export const { Screen: ThresholdsScreen } = screens.thresholds
export const { Screen: CompareScreen } = screens.compare
export const { Screen: QualityScreen } = screens.quality
export const { Screen: ProjectScreen } = screens.project
export const { Screen: SqlScreen } = screens.sql
export const { Screen: SettingsScreen } = screens.settings

const firstScreenMs = 1500

/** Fetches the code of a screen that is about to be shown. */
export const fetchScreen = (name: ScreenName): void => {
  if (name in screens) void screens[name as keyof typeof screens].fetch().catch(() => undefined)
}

/** Fetches one screen after the other while the page is idle, once the first one has had its time; one that can't be fetched is fetched again when it is shown. */
export const fetchScreens = (): void => {
  const waiting = Object.values(screens)
  const next = async (): Promise<void> => {
    await waiting.shift()?.fetch().catch(() => undefined)
    if (waiting.length > 0) whenIdle(() => void next())
  }
  setTimeout(() => whenIdle(() => void next()), firstScreenMs)
}
