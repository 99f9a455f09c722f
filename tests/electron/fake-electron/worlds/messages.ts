import type { Encoded } from '../clone-codec'

/** What a preload's world tells the main process. */
export type FromPage =
  | { type: 'invoke'; call: number; channel: string; args: Encoded; href: string }
  | { type: 'send'; channel: string; args: Encoded; ports: number[]; href: string }
  | { type: 'port'; port: number; data: Encoded }
  | { type: 'port-close'; port: number }

/** What the main process tells a preload's world. */
export type ToPage =
  | { type: 'answer'; call: number; ok: boolean; value: Encoded }
  | { type: 'event'; channel: string; args: Encoded; ports: number[] }
  | { type: 'port'; port: number; data: Encoded }
  | { type: 'port-close'; port: number }
  | { type: 'files'; files: KnownFile[] }

/** A file that lies on the disk; a page knows only its name, size and time. */
export interface KnownFile {
  path: string
  name: string
  bytes: number
  modifiedMs: number
}

export interface PreloadConfig {
  secret: string
  scheme: string
  binding: string
  receiver: string
  process: Record<string, unknown>
}
