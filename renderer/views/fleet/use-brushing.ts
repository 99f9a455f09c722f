import { useMemo, useRef } from 'react'
import type { Brush, Brushes } from '../../state/fleet-view'
import type { PageAnswer } from '../../engine/client'
import type { Selection } from './crossfilter'
import { copGrid, type CopGrid } from './cop-grid'
import { fleetDataOf, type FleetData } from './fleet-data'

export interface Brushing extends FleetData {
  grid: CopGrid | undefined
  /** Changes with every change of what passes. */
  version: number
}

/** The fleet under the brushes of the address: one walk over the units per brush that changed. */
export const useBrushing = (units: PageAnswer<'fleet.units'> | undefined, bins: PageAnswer<'fleet.copBins'> | undefined, brushes: Brushes): Brushing | undefined => {
  const data = useMemo(() => (units === undefined ? undefined : fleetDataOf(units)), [units])
  const grid = useMemo(() => (units === undefined || bins === undefined ? undefined : copGrid(bins, units.rowCount)), [units, bins])
  const applied = useRef<{ data: FleetData | undefined; grid: CopGrid | undefined; brushes: Brushes; version: number }>({ data: undefined, grid: undefined, brushes: {}, version: 0 })
  return useMemo(() => {
    if (data === undefined) return undefined
    const before = applied.current
    const known = before.data === data ? before.brushes : {}
    for (const id of new Set([...Object.keys(known), ...Object.keys(brushes)]))
      if (known[id] !== brushes[id] || (id === 'curve' && before.grid !== grid)) data.filter.select(id, selectionOf(data, grid, id, brushes[id]))
    applied.current = { data, grid, brushes, version: before.version + 1 }
    return { ...data, grid, version: before.version + 1 }
  }, [data, grid, brushes])
}

const selectionOf = (data: FleetData, grid: CopGrid | undefined, id: string, brush: Brush | undefined): Selection | undefined => {
  if (brush === undefined) return undefined
  switch (brush.kind) {
    case 'values':
      return { kind: 'values', values: brush.values }
    case 'range':
      return { kind: 'range', low: brush.low, high: brush.high }
    case 'words': {
      const wanted = brush.words.trim().toLowerCase().split(/\s+/)
      return { kind: 'test', passes: (unit) => wanted.every((word) => (data.words[unit] as string).includes(word)) }
    }
    case 'box': {
      const [x0, x1] = brush.x
      const [y0, y1] = brush.y
      if (id === 'curve') return grid === undefined ? undefined : { kind: 'test', passes: (unit) => grid.meets(unit, x0, x1, y0, y1) }
      const [latitude, longitude] = [data.units.numbers('latitude'), data.units.numbers('longitude')]
      return { kind: 'test', passes: (unit) => (longitude[unit] as number) >= x0 && (longitude[unit] as number) <= x1 && (latitude[unit] as number) >= y0 && (latitude[unit] as number) <= y1 }
    }
  }
}
