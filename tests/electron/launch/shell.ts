import type { Page } from '@playwright/test'
import type * as Electron from 'electron'

export interface LaunchOptions {
  args?: readonly string[]
  /** The folder of the user: settings, logs and projects lie below it. */
  home: string
  /** Whether it looks like an installed program; the real Electron always looks like one that is not. */
  packaged?: boolean
  display?: { width: number; height: number }
}

/** The part of Electron that a test may use inside the main process. */
export type MainModules = typeof Electron

/** A running shell, on the fake or on a real Electron. */
export interface Shell {
  kind: 'fake' | 'electron'
  /** The page of the window at hand. */
  page: () => Promise<Page>
  /** Runs a function inside the main process, as Playwright does for Electron; it sees only its arguments. */
  evaluate: <Argument, Answer>(work: (electron: MainModules, argument: Argument) => Answer | Promise<Answer>, argument: Argument) => Promise<Answer>
  /** A call that says it comes from another frame; only the fake can make one. */
  invokeAs: (frame: { url: string; top: boolean }, channel: string, ...args: unknown[]) => Promise<unknown>
  /** Says which paths the next drop has; a real Electron knows them itself. */
  aboutToDrop: (paths: readonly string[]) => Promise<void>
  /** The status it ended with. */
  exited: Promise<number>
  output: () => string
  pid: number
  close: () => Promise<void>
}
