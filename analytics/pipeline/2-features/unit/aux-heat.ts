import { mode as modes } from './codes'
import { fineSampleS, hoursOf, leastAuxW, mostRoomC, type DayRows, type Series } from './day-rows'
import { newGreatest } from './greatest'
import type { DaySpan } from './series-rows'
import { setpointRises, type RiseMemory } from './setpoint-rises'
import { wholeSeries, type Stretch } from './stretch'

const recoveryS = 2 * 3600
const afterDefrostS = 900
/** Backup heat that runs so long in all above a temperature counts, s. */
const warmS = 900
const greatest = newGreatest()

/** Longer samples, s, don't tell whether the compressor ran in them. */
const knownStateS = 900

/**
 * Backup heat, section 11 of the analytics notes: hours, hours alone, while no heat is called, after a rise of the setpoint, and how warm it was outside.
 * In samples over five minutes no heat is called where the ones before and after say so too; above a quarter of an hour neither that nor hours alone are told.
 */
export const addAuxHeat = (day: DayRows, series: Series, stretch: Stretch = wholeSeries, before?: RiseMemory): RiseMemory | undefined => {
  const { rows, days } = series
  const { riseAt, memory } = setpointRises(rows, days, stretch, before)
  for (let index = stretch.from; index < days.length; index++) addDay(day, day.first + index, series, days[index] as DaySpan, riseAt)
  return memory
}

const addDay = ({ out }: DayRows, row: number, { rows, steps, clocks }: Series, { from, to }: DaySpan, riseAt: Float64Array): void => {
  const { mode, at, sampleS } = rows
  const { aux_power_w: aux, indoor_c: indoor, setpoint_c: setpoint } = rows.signal
  const { defrosting, running, sourceC, contiguous } = steps
  const notCalled = (i: number): boolean => {
    const wanted = setpoint[i] as number
    return mode[i] === modes.off || mode[i] === modes.cool || mode[i] === modes.fan || (wanted <= mostRoomC && (indoor[i] as number) > wanted + 1)
  }
  const isIdle = (i: number): boolean =>
    notCalled(i) && (sampleS <= fineSampleS || (contiguous[i] === 1 && notCalled(i - 1) && (i + 1 >= to || (contiguous[i + 1] === 1 && notCalled(i + 1)))))
  let [known, on, alone, idle, recovering] = [0, 0, 0, 0, 0]
  greatest.reset(Math.ceil(warmS / sampleS))
  for (let i = from; i < to; i++) {
    const told = mode[i] as number
    const watts = aux[i] as number
    const heats = watts >= leastAuxW || told === modes.aux
    if (watts === watts || told === modes.aux) known++
    if (!heats) continue
    on++
    if (isIdle(i)) idle++
    if (defrosting[i] === 1) continue
    if (running[i] === 0) alone++
    const now = at[i] as number
    const recovers = now - (riseAt[i] as number) < recoveryS
    if (recovers) recovering++
    else if (told !== modes.dhw && now - (clocks.defrostEndAt[i] as number) >= afterDefrostS) greatest.add(sourceC[i] as number)
  }
  out.n_aux[row] = known
  if (known === 0) return
  out.aux_h[row] = hoursOf(on, sampleS)
  if (sampleS <= knownStateS) {
    out.aux_alone_h[row] = hoursOf(alone, sampleS)
    out.aux_idle_h[row] = hoursOf(idle, sampleS)
  }
  out.aux_recovery_h[row] = hoursOf(recovering, sampleS)
  out.aux_outdoor_c[row] = greatest.least()
}
