import { useMemo } from 'react'
import type { Brush, Brushes } from '../../state/fleet-view'
import type { PageAnswer } from '../../engine/client'
import type { Selection } from './crossfilter'
import { copGrid, type CopGrid } from './cop-grid'
import { fleetDataOf, type FleetData } from './fleet-data'

/** A new object with every change of what passes. */
export interface Brushing extends FleetData {
  grid: CopGrid | undefined
}

interface Applied {
  data: FleetData
  grid: CopGrid | undefined
  brushes: Brushes
}

/** What was last worked out of an answer: the screen that is come back to does not work it out again. */
const applied = new WeakMap<PageAnswer<'fleet.units'>, Applied>()
const grids = new WeakMap<PageAnswer<'fleet.copBins'>, CopGrid>()

const gridOf = (bins: PageAnswer<'fleet.copBins'>, size: number): CopGrid => {
  const grid = grids.get(bins) ?? copGrid(bins, size)
  grids.set(bins, grid)
  return grid
}

/** The fleet under the brushes of the address: one walk over the units per brush that changed. */
export const useBrushing = (units: PageAnswer<'fleet.units'> | undefined, bins: PageAnswer<'fleet.copBins'> | undefined, brushes: Brushes): Brushing | undefined =>
  useMemo(() => {
    if (units === undefined) return undefined
    const before = applied.get(units) ?? { data: fleetDataOf(units), grid: undefined, brushes: {} }
    const { data } = before
    const grid = bins === undefined ? undefined : gridOf(bins, units.rowCount)
    for (const id of new Set([...Object.keys(before.brushes), ...Object.keys(brushes)]))
      if (before.brushes[id] !== brushes[id] || (id === 'curve' && before.grid !== grid)) data.filter.select(id, selectionOf(data, grid, id, brushes[id]))
    applied.set(units, { data, grid, brushes })
    return { ...data, grid }
  }, [units, bins, brushes])

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
