import type { FileHead } from '../reading/file-head'
import type { AdaptedRegister } from './adapted-register'
import { fleetRanking } from './fleet-ranking'
import { fleetTable } from './fleet-table'
import { epw } from './weather/epw'
import { headerlessWeather } from './weather/headerless'
import { openMeteo } from './weather/open-meteo'
import { tmy3 } from './weather/tmy3'

/** The registers a table holds in a form of its own, known by its content; none for any other file. */
export const adaptRegisters = (head: FileHead): AdaptedRegister[] => {
  if (head.kind !== 'text') return []
  const one = epw(head) ?? tmy3(head) ?? openMeteo(head) ?? fleetRanking(head) ?? headerlessWeather(head)
  return one === undefined ? fleetTable(head) : [one]
}
