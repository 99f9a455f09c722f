import type { Calls } from './define'

export const workOrderCalls = {} satisfies Calls
