import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { FleetColumn, FleetSort } from '../../analytics/contract'
import { decoded } from './decoded'
import { savingStorage } from './saving-storage'

/** A column of the grid: those of the engine, and the line of the last year. */
export type ShownColumn = FleetColumn | 'spark'

const narrowColumns: readonly ShownColumn[] = ['unit_id', 'severity', 'faults', 'brand', 'seasonal_cop', 'cop_vs_expected_pct', 'spark', 'priority']

/** As many as a window of 1880 px shows whole. */
const wideColumns: readonly ShownColumn[] = [
  'unit_id', 'severity', 'faults', 'site_name', 'brand', 'model', 'seasonal_cop', 'cop_vs_expected_pct', 'spark', 'compressor_health',
  'defrosts_per_day', 'energy_kwh', 'priority', 'cost_of_waiting_per_month',
]

const defaultColumns = typeof innerWidth === 'number' && innerWidth >= 1880 ? wideColumns : narrowColumns

/** What is selected of a dimension: some values, a range, words, or a rectangle. */
export type Brush =
  | { kind: 'values'; values: readonly string[] }
  | { kind: 'range'; low: number; high: number }
  | { kind: 'words'; words: string }
  | { kind: 'box'; x: readonly [number, number]; y: readonly [number, number] }

export type Brushes = Readonly<Record<string, Brush>>

export interface SavedView {
  name: string
  query: string
  columns: readonly ShownColumn[]
  sort: FleetSort
}

interface FleetView {
  brushes: Brushes
  sort: FleetSort
  columns: readonly ShownColumn[]
  charts: boolean
  views: readonly SavedView[]
  /** The grid's rows as unit ids in order, for what exports them; set by the screen. */
  shownUnits: () => string[] | undefined
  brush: (id: string, brush: Brush | undefined, within?: boolean) => void
  setBrushes: (brushes: Brushes) => void
  setSort: (sort: FleetSort) => void
  setColumns: (columns: readonly ShownColumn[]) => void
  setCharts: (charts: boolean) => void
  saveView: (name: string) => void
  removeView: (name: string) => void
}

const number = (value: number): string => String(Number(value.toPrecision(6)))

/** Values are joined by `~`, which no usual escape touches. */
const escaped = (value: string): string => encodeURIComponent(value).replaceAll('~', '%7E')

/** Brushes as the words of an address. */
export const queryOf = (brushes: Brushes): string =>
  Object.entries(brushes)
    .map(([id, brush]) => {
      const value =
        brush.kind === 'values' ? brush.values.map(escaped).join('~')
        : brush.kind === 'range' ? `${number(brush.low)}..${number(brush.high)}`
        : brush.kind === 'words' ? `=${encodeURIComponent(brush.words)}`
        : `${brush.x.map(number).join('..')}x${brush.y.map(number).join('..')}`
      return `${id}=${value}`
    })
    .join('&')

const numeric = String.raw`-?(?:\d+\.?\d*(?:e[-+]?\d+)?|Infinity)`
const rangePattern = new RegExp(`^(${numeric})\\.\\.(${numeric})$`)
const boxPattern = new RegExp(`^(${numeric})\\.\\.(${numeric})x(${numeric})\\.\\.(${numeric})$`)

/** What facets brush by values, and what by a range, in order. */
export const valueFacets = ['severity', 'fault', 'brand', 'model', 'firmware', 'zone', 'refrigerant', 'type', 'segment'] as const
export const rangeFacets = ['installed', 'expected', 'trend', 'health', 'defrosts', 'cost', 'cop'] as const

const kinds = new Map<string, Brush['kind']>([
  ...[...valueFacets, 'site'].map((id) => [id, 'values'] as const),
  ...rangeFacets.map((id) => [id, 'range'] as const),
  ['words', 'words'],
  ['curve', 'box'],
  ['place', 'box'],
])

const brushOf = (kind: Brush['kind'], value: string): Brush | undefined => {
  switch (kind) {
    case 'values':
      return value === '' ? undefined : { kind, values: value.split('~').map(decoded) }
    case 'range': {
      const range = rangePattern.exec(value)
      return range === null ? undefined : { kind, low: Number(range[1]), high: Number(range[2]) }
    }
    case 'words':
      return /^=./.test(value) ? { kind, words: decoded(value.slice(1)) } : undefined
    case 'box': {
      const box = boxPattern.exec(value)
      return box === null ? undefined : { kind, x: [Number(box[1]), Number(box[2])], y: [Number(box[3]), Number(box[4])] }
    }
  }
}

/** Reads what `queryOf` wrote; what is not understood, and what is brushed of nothing, is left out. */
export const brushesOf = (query: string): Brushes =>
  Object.fromEntries(
    query.split('&').flatMap((part): [string, Brush][] => {
      const equals = part.indexOf('=')
      const id = part.slice(0, Math.max(0, equals))
      const kind = kinds.get(id)
      const brush = kind === undefined ? undefined : brushOf(kind, part.slice(equals + 1))
      return brush === undefined ? [] : [[id, brush]]
    }),
  )

const addressDelayMs = 150
let waiting: ReturnType<typeof setTimeout> | undefined

/** Puts brushes into the address: a step of its own to go back to, or, a moment later, in place of the last one while something is dragged. */
const tell = (brushes: () => Brushes, within: boolean): void => {
  clearTimeout(waiting)
  waiting = undefined
  if (within) waiting = setTimeout(() => putIntoAddress(brushes(), true), addressDelayMs)
  else putIntoAddress(brushes(), false)
}

const putIntoAddress = (brushes: Brushes, within: boolean): void => {
  if (typeof location === 'undefined' || !['', 'fleet'].includes(location.hash.replace(/^#\/?/, '').split('?')[0] ?? '')) return
  const query = queryOf(brushes)
  const hash = `#/fleet${query === '' ? '' : `?${query}`}`
  if (location.hash === hash) return
  if (within) history.replaceState(null, '', hash)
  else history.pushState(null, '', hash)
}

/** What of the fleet is shown and in which order; kept while other screens are looked at, its views and columns on this computer. */
export const useFleetView = create<FleetView>()(
  persist(
    (set, get) => ({
      brushes: {},
      sort: { column: 'severity', descending: true },
      columns: defaultColumns,
      charts: true,
      views: [],
      shownUnits: () => undefined,
      brush: (id, brush, within = false) => {
        const { [id]: _, ...others } = get().brushes
        const brushes = brush === undefined ? others : { ...others, [id]: brush }
        set({ brushes })
        tell(() => get().brushes, within)
      },
      setBrushes: (brushes) => {
        set({ brushes })
        tell(() => get().brushes, false)
      },
      setSort: (sort) => set({ sort }),
      setColumns: (columns) => set({ columns }),
      setCharts: (charts) => set({ charts }),
      saveView: (name) =>
        set((state) => ({ views: [...state.views.filter((view) => view.name !== name), { name, query: queryOf(state.brushes), columns: state.columns, sort: state.sort }] })),
      removeView: (name) => set((state) => ({ views: state.views.filter((view) => view.name !== name) })),
    }),
    { name: 'subcool.fleet', version: 1, storage: createJSONStorage(savingStorage), partialize: ({ columns, charts, views, sort }) => ({ columns, charts, views, sort }) },
  ),
)

/** Shows the fleet as a view was saved. */
export const showView = ({ query, columns, sort }: SavedView): void => {
  const { setBrushes, setColumns, setSort } = useFleetView.getState()
  setBrushes(brushesOf(query))
  setColumns(columns)
  setSort(sort)
}
