/**
 * Groups of rules, one episode at a time each, in the order in which they are judged: what explains others comes before
 * them. `circuit` is all that goes on between compressor, coils and valves but for a valve that does
 * not switch, `watch` what may become one of its faults.
 */
export const groups = [
  'outdoor sensor',
  'coil sensor',
  'suction sensor',
  'liquid sensor',
  'water sensors',
  'room sensor',
  'indoor coil sensor',
  'pressure sensors',
  'still sensors',
  'connectivity',
  'cycling',
  'reversing valve',
  'aux',
  'standby',
  'metering',
  'defrost',
  'circuit',
  'watch',
  'cold',
  'setting',
  'cost',
] as const
export type Group = (typeof groups)[number]
