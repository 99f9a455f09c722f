import type { Calls } from './define'

export const fleetCalls = {} satisfies Calls
