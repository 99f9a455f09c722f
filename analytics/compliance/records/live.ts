import type { Recorded } from './records'

/** Not voided; voided records are kept and count for nothing. */
export const isLive = (record: Recorded): boolean => record.void_reason === null || record.void_reason.trim() === ''

/** The records that are not voided. */
export const live = <T extends Recorded>(records: readonly T[]): readonly T[] => (records.every(isLive) ? records : records.filter(isLive))

/** How a circuit is named in a list: the appliance, with the circuit where it is not the first. */
export const circuitName = ({ appliance_id, circuit_no }: { appliance_id: string; circuit_no: number }): string =>
  circuit_no === 1 ? appliance_id : `${appliance_id}:${circuit_no}`

/** Order of ids: by code unit, the same on every machine. */
export const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
