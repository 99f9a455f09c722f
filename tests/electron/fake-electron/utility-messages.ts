import type { PortMessage } from './port-table'

export type ToUtility = { type: 'message'; data: unknown; ports: number[] } | PortMessage

export type FromUtility = { type: 'message'; data: unknown } | PortMessage
