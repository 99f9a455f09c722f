import type { Calls } from './define'

export const importCalls = {} satisfies Calls
