import { geoAlbersUsa, geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Brushing } from './use-brushing'

/** A site on the map: its place, its units and the worst that passes. */
export interface MapSite {
  name: string
  latitude: number
  longitude: number
  units: number
  passing: number
  /** Severity rank of the worst unit that passes, 0 to 4. */
  worst: number
}

/** Sites by name or place, those with something worse later, so that they lie on top. */
export const mapSites = ({ units, filter }: Brushing): MapSite[] => {
  const [latitude, longitude, severity] = (['latitude', 'longitude', 'severity'] as const).map((name) => units.numbers(name)) as [Float64Array, Float64Array, Float64Array]
  const names = units.texts('site_name')
  const sites = new Map<string, MapSite>()
  for (let unit = 0; unit < units.rowCount; unit++) {
    const [north, east] = [latitude[unit] as number, longitude[unit] as number]
    if (Number.isNaN(north) || Number.isNaN(east)) continue
    const name = names[unit] ?? `${north.toFixed(3)}, ${east.toFixed(3)}`
    const known = sites.get(name)
    const passes = filter.mask[unit] === 0
    if (known === undefined) sites.set(name, { name, latitude: north, longitude: east, units: 1, passing: passes ? 1 : 0, worst: passes ? (severity[unit] as number) : -1 })
    else {
      known.units++
      if (passes) {
        known.passing++
        known.worst = Math.max(known.worst, severity[unit] as number)
      }
    }
  }
  return [...sites.values()].sort((a, b) => a.worst - b.worst || a.passing - b.passing)
}

export interface MapShape {
  projection: GeoProjection
  /** Outlines as an SVG path. */
  land: string
  borders: string
}

const inAmerica = ({ latitude, longitude }: { latitude: number; longitude: number }): boolean => latitude > 18 && latitude < 72 && longitude < -66 && longitude > -180

type Atlas = Topology<Record<string, GeometryCollection>>

let states: Promise<Atlas> | undefined
let countries: Promise<Atlas> | undefined

let last: { key: string; shape: Promise<MapShape> } | undefined

/** The shape of the United States where all sites lie there, else of the world around the sites; loaded when first needed, and kept for the same places and size. */
export const mapShape = (sites: readonly MapSite[], width: number, height: number): Promise<MapShape> => {
  const american = sites.every(inAmerica)
  const key = JSON.stringify([width, height, american || sites.map(({ latitude, longitude }) => [latitude, longitude]).sort()])
  if (last?.key === key) return last.shape
  const shape = drawShape(sites, american, width, height)
  last = { key, shape }
  shape.catch(() => {
    if (last?.shape === shape) last = undefined
  })
  return shape
}

const drawShape = async (sites: readonly MapSite[], american: boolean, width: number, height: number): Promise<MapShape> => {
  const atlas = american
    ? await (states ??= import('us-atlas/states-10m.json').then((module) => module.default as unknown as Atlas))
    : await (countries ??= import('world-atlas/countries-110m.json').then((module) => module.default as unknown as Atlas))
  const areas = atlas.objects[american ? 'states' : 'countries'] as GeometryCollection
  const land = feature(atlas, areas)
  const points = { type: 'MultiPoint' as const, coordinates: sites.map(({ longitude, latitude }) => [longitude, latitude]) }
  const frame: [[number, number], [number, number]] = [[8, 8], [width - 8, height - 8]]
  const projection = american ? geoAlbersUsa().fitExtent(frame, land) : geoNaturalEarth1().fitExtent([[40, 30], [width - 40, height - 30]], points)
  if (!american && (!Number.isFinite(projection.scale()) || projection.scale() > 2400)) projection.scale(Math.min(2400, projection.scale()))
  const path = geoPath(projection)
  return { projection, land: path(land) ?? '', borders: path(mesh(atlas, areas, (a, b) => a !== b)) ?? '' }
}
