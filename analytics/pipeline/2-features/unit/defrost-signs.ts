import { method as methods, mode as modes } from './codes'
import { medianOf } from './median-of'
import type { DaySpan, SeriesRows } from './series-rows'
import { codesFor } from './workspace'

/**
 * Rows on which heat taken back, a cold discharge line or a dip of power tells a defrost, for days with no better
 * evidence: 1 where there is such a sign. Resolutions above five minutes show none.
 */
export const defrostSigns = (rows: SeriesRows, days: readonly DaySpan[], dayMethods: Uint8Array, running: Uint8Array): Uint8Array => {
  const sign = codesFor('sign', rows.count)
  if (rows.sampleS > 300) return sign
  const near = nearRows(rows, days, dayMethods)
  if (near.rows.length === 0) return sign
  const look = lookAround(rows, near.rows, running)
  near.rows.forEach((row, place) => {
    if (tells[near.method[place] as number]?.(rows, row, place, look) === true) sign[row] = 1
  })
  return sign
}

const nearRows = (rows: SeriesRows, days: readonly DaySpan[], dayMethods: Uint8Array): { rows: Int32Array; method: Uint8Array } => {
  const found = new Int32Array(rows.count)
  const method = new Uint8Array(rows.count)
  let n = 0
  days.forEach((span, index) => {
    const own = dayMethods[index] as number
    if (own !== methods.heat && own !== methods.line && own !== methods.power) return
    for (let i = span.from; i < span.to; i++)
      if (rows.mode[i] !== modes.cool) {
        method[n] = own
        found[n++] = i
      }
  })
  return { rows: found.subarray(0, n), method: method.subarray(0, n) }
}

interface Look {
  running: Uint8Array
  outdoorC: (row: number) => number
  compressor: (row: number) => number
  /** Rows among the near ones within `from` to `to` seconds of the one at `place`. */
  within(place: number, from: number, to: number, visit: (row: number) => void): void
  wasRunning(place: number): boolean
}

const lookAround = (rows: SeriesRows, near: Int32Array, running: Uint8Array): Look => {
  const { ts, stationC } = rows
  const { outdoor_c: outdoor, compressor_hz: hz, compressor_a: amps } = rows.signal
  const either = (first: Float64Array, second: Float64Array) => (row: number) => {
    const value = first[row] as number
    return value === value ? value : (second[row] as number)
  }
  const within: Look['within'] = (place, from, to, visit) => {
    const time = ts[near[place] as number] as number
    let at = place
    if (from < 0) while (at > 0 && (ts[near[at - 1] as number] as number) >= time + from) at--
    for (; at < near.length; at++) {
      const row = near[at] as number
      if ((ts[row] as number) > time + to) break
      if ((ts[row] as number) >= time + from) visit(row)
    }
  }
  return {
    running,
    outdoorC: either(stationC, outdoor),
    compressor: either(hz, amps),
    within,
    wasRunning: (place) => {
      let was = false
      within(place, -360, -30, (row) => {
        was ||= running[row] === 1
      })
      return was
    },
  }
}

const mostOf = (look: Look, place: number, from: number, to: number, value: (row: number) => number): number => {
  let most = NaN
  look.within(place, from, to, (row) => {
    const one = value(row)
    if (!(one <= most) && one === one) most = one
  })
  return most
}

const leastOf = (look: Look, place: number, from: number, to: number, value: (row: number) => number): number =>
  -mostOf(look, place, from, to, (row) => -value(row))

type Tell = (rows: SeriesRows, row: number, place: number, look: Look) => boolean

const heatTakenBack: Tell = (rows, row, place, look) => {
  const { flow_lpm, supply_c, return_c } = rows.signal
  return (
    (flow_lpm[row] as number) > 5 &&
    (supply_c[row] as number) - (return_c[row] as number) < -1 &&
    rows.mode[row] !== modes.fan &&
    rows.mode[row] !== modes.off &&
    look.outdoorC(row) < 15 &&
    look.wasRunning(place) &&
    leastOf(look, place, -60, 180, look.compressor) < 0.5 * mostOf(look, place, -360, -30, look.compressor)
  )
}

const coldDischargeLine: Tell = (rows, row, place, look) => {
  const { discharge_c, supply_c } = rows.signal
  return (
    look.running[row] === 1 &&
    look.outdoorC(row) < 15 &&
    (discharge_c[row] as number) < mostOf(look, place, -360, -30, (r) => discharge_c[r] as number) - 8 &&
    (supply_c[row] as number) < mostOf(look, place, -360, -30, (r) => supply_c[r] as number) - 4 &&
    look.wasRunning(place)
  )
}

let powers = new Float64Array(1024)

const dipOfPower: Tell = (rows, row, place, look) => {
  if (rows.sampleS > 60 || look.running[row] !== 1 || !(look.outdoorC(row) < 7)) return false
  const power = rows.signal.power_w
  const watts = power[row] as number
  let count = 0
  let least = Infinity
  look.within(place, -900, -300, (r) => {
    const one = power[r] as number
    if (one !== one) return
    if (count === powers.length) {
      const wider = new Float64Array(2 * count)
      wider.set(powers)
      powers = wider
    }
    powers[count++] = one
    if (one < least) least = one
  })
  if (count === 0 || watts >= least) return false
  const before = medianOf(powers, count)
  return watts >= 0.4 * before && watts <= 0.8 * before && least > 0.9 * before && look.wasRunning(place)
}

const tells: Readonly<Record<number, Tell>> = { [methods.heat]: heatTakenBack, [methods.line]: coldDischargeLine, [methods.power]: dipOfPower }
