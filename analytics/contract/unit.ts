import type { Calls } from './define'

export const unitCalls = {} satisfies Calls
