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

export interface Place {
  /** Where in the offsets the last moment was: the next is near. */
  offsetIndex: number
  day: number
  daySecond: number
  hour: number
  stationC: number
  stationRh: number
}

/** Fills `place` with the local day and hour of a moment (seconds since 1970, UTC) and the station's weather of its hour. */
export const placeRow = (place: Place, { offsetFrom, offsetS, station }: Locality, seconds: number): void => {
  let index = Math.min(place.offsetIndex, offsetFrom.length - 1)
  while (index + 1 < offsetFrom.length && (offsetFrom[index + 1] as number) <= seconds) index++
  while (index > 0 && (offsetFrom[index] as number) > seconds) index--
  place.offsetIndex = index
  const local = seconds + (offsetS[index] as number)
  place.day = Math.floor(local / 86400)
  const second = local - place.day * 86400
  place.daySecond = Math.round(second)
  place.hour = Math.floor(second / 3600)
  const at = station === undefined ? -1 : Math.floor(seconds / 3600) - station.firstHour
  const known = station !== undefined && at >= 0 && at < station.outdoorC.length
  place.stationC = known ? (station.outdoorC[at] as number) : NaN
  place.stationRh = known ? (station.rhPct[at] as number) : NaN
}
