import type { ArtifactRef } from './artifacts'
import type { EngineErrorData } from './errors'

export type FilePurpose = 'telemetry' | 'telemetry-folder' | 'profile' | 'mapping' | 'labels'

export interface FileRef {
  /** Absolute, as the engine sees it. */
  path: string
  name: string
  /** Bytes; null for a folder. */
  bytes: number | null
}

export interface SavedFile {
  name: string
}

/** What was saved, why it could not be, or null when the user changed their mind. */
export type SaveOutcome = SavedFile | EngineErrorData | null

/** What a menu of the shell asks of the page. */
export type MenuCommand = 'import' | 'fleet' | 'work-orders' | 'palette' | 'settings' | 'load-sample'

/** What the page asks of the shell besides files. */
export type ShellAction = 'new-project' | 'open-project' | 'open-sample' | 'start-again' | 'rebuild-project' | 'show-log'

/** The engine's process as the shell sees it. */
export interface EngineStatus {
  /** `failed`: the project could not be opened; `stopped`: it ended too often and is not started again by itself. */
  state: 'starting' | 'ready' | 'failed' | 'stopped'
  /** The project folder. */
  project: string
  error: EngineErrorData | null
  logFile: string
}

/** What the shell tells the page. */
export type ShellEvent =
  | { type: 'menu'; command: MenuCommand }
  /** Files that were opened with the program, to be looked at before they are imported. */
  | { type: 'files'; paths: string[] }
  | { type: 'status'; status: EngineStatus }

/** `window.host` in the shell. Everything that crosses it is copied. */
export interface ShellBridge {
  /**
   * Asks for a fresh port to the engine. It arrives as a message event of this window with an `EnginePortMessage` and
   * the same nonce; an error is answered when the engine is not ready.
   */
  connect(nonce: string): Promise<EngineErrorData | null>
  status(): Promise<EngineStatus>
  /** Events that came before the first listener wait for it. */
  onEvent(listener: (event: ShellEvent) => void): () => void
  act(action: ShellAction): Promise<void>
  /** Opens a project that was opened before on this computer; nothing for any other. */
  openRecent(project: string): Promise<void>
  chooseFiles(purpose: FilePurpose): Promise<FileRef[]>
  saveAs(name: string, artifact: ArtifactRef): Promise<SaveOutcome>
  /** Where a dropped file or folder is; empty for one that is not on a disk. */
  pathOf(file: File): string
}

export interface EnginePortMessage {
  type: 'subcool:engine-port'
  nonce: string
}

/** What the shell tells its engine process; `connect` comes with one port. */
export type EngineOrder = { type: 'connect' } | { type: 'close' }

/** What the engine process tells the shell. */
export type EngineNotice =
  | { type: 'ready'; project: string; artifacts: Record<ArtifactRef['folder'], string> }
  | { type: 'failed'; error: EngineErrorData }
  | { type: 'busy'; jobs: string[] }
