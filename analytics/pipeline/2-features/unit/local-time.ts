/** A place's weather by whole hours since 1970; NaN where there is none. */
export interface StationHours {
  firstHour: number
  outdoorC: Float64Array
  rhPct: Float64Array
}

/** Where a unit's moments fall: offsets of local time from UTC, each from a moment on (seconds), and the weather there. */
export interface Locality {
  offsetFrom: Float64Array
  offsetS: Float64Array
  station: StationHours | undefined
}

/** A stretch of moments of one local day, one offset from UTC and one hour of weather. */
export interface Place {
  /** Where in the offsets it is: the next is near. */
  offsetIndex: number
  /** From this moment up to, not including, that one, seconds since 1970, UTC. */
  from: number
  to: number
  /** The moment at which the local clock showed the beginning of the day. */
  dayStart: number
  /** Local day since 1970. */
  day: number
  stationC: number
  stationRh: number
}

/** Moves `place` to the stretch around a moment (seconds since 1970, UTC). */
export const placeAt = (place: Place, { offsetFrom, offsetS, station }: Locality, seconds: number): void => {
  let index = Math.min(place.offsetIndex, offsetFrom.length - 1)
  while (index + 1 < offsetFrom.length && (offsetFrom[index + 1] as number) <= seconds) index++
  while (index > 0 && (offsetFrom[index] as number) > seconds) index--
  const offset = offsetS[index] as number
  const hour = Math.floor(seconds / 3600)
  place.offsetIndex = index
  place.day = Math.floor((seconds + offset) / 86400)
  place.dayStart = place.day * 86400 - offset
  place.from = Math.max(hour * 3600, place.dayStart)
  place.to = Math.min((hour + 1) * 3600, place.dayStart + 86400)
  const at = station === undefined ? -1 : hour - station.firstHour
  const known = station !== undefined && at >= 0 && at < station.outdoorC.length
  place.stationC = known ? (station.outdoorC[at] as number) : NaN
  place.stationRh = known ? (station.rhPct[at] as number) : NaN
}
