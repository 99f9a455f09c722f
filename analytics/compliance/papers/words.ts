import { complianceText as text } from '../../documents/text/en-compliance'
import { dayText } from '../exact/day'
import type { Appliance, Day, Technician } from '../records/records'

/** A day, or the word for none. */
export const dayOr = (day: Day | null, otherwise = ''): string => (day === null ? otherwise : dayText(day))

export const orNotRecorded = (value: string | null | undefined): string => (value === null || value === undefined || value === '' ? text.notRecorded : value)

/** Parts of a list that is joined by `|`, for reading. */
export const listed = (value: string | null): string => (value ?? '').split('|').filter((part) => part !== '').join(', ')

export const circuitName = ({ appliance_id, circuit_no }: { appliance_id: string | null; circuit_no: number }): string =>
  text.circuit(appliance_id ?? text.notRecorded, circuit_no)

export type NameOf = (technicianId: string | null, stated?: string | null) => string

/** Names of technicians by id; a name that stands in the record is taken where the id is unknown. */
export const namesOf = (technicians: readonly Technician[]): NameOf => {
  const names = new Map(technicians.map(({ technician_id, name }) => [technician_id, name ?? technician_id]))
  return (id, stated = null) => (id === null ? undefined : names.get(id)) ?? stated ?? orNotRecorded(id)
}

/** Facts of an appliance in the words they are printed with. */
export const assetText = ({ asset_type: type }: Pick<Appliance, 'asset_type'>): string => (type === null ? text.notRecorded : text.assetTypes[type])

/** A text that can be part of a file name on any system. */
export const fileWord = (name: string): string => {
  const word = name.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '')
  return word === '' ? 'unnamed' : word.slice(0, 80)
}

/** Paragraphs that were joined by `; `, each on a line of its own. */
export const citesText = (cites: string | readonly string[]): string => (typeof cites === 'string' ? cites.split('; ') : cites).join('; \n')

/** Order of texts in lists: by bytes, as everywhere in what comes out. */
export const byText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))
