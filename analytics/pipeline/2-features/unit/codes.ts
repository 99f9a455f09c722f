import type { canonicalModes } from '../../../db/canonical-columns'

/** The number a missing mode, flag or heat source is carried as. */
export const missing = 255

/** Modes as numbers, in the order of the canonical list. */
export const mode = { off: 0, heat: 1, cool: 2, defrost: 3, dhw: 4, fan: 5, aux: 6, unknown: 7 } as const satisfies Record<(typeof canonicalModes)[number], number>

export const heatSources = ['metered', 'derived_water', 'derived_air'] as const

/** How a defrost is told, best evidence first; the number is the place in this list. */
export const defrostMethods = ['flag', 'valve', 'coil', 'heat', 'line', 'power'] as const
export const method = { flag: 0, valve: 1, coil: 2, heat: 3, line: 4, power: 5 } as const satisfies Record<(typeof defrostMethods)[number], number>

/** Whether the compressor runs. */
export const running = { no: 0, yes: 1, unknown: missing } as const

/** What a gate found wrong with an outdoor value. */
export const outdoorFault = { none: 0, sentinel: 1, sun: 2 } as const
