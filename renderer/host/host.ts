import type { ArtifactRef, EngineErrorData, EngineStatus, FilePurpose, FileRef, MenuCommand, SavedFile, ShellAction } from '../../analytics/contract'
import type { Wire } from '../../analytics/wire/wire'

export type { FilePurpose, FileRef, MenuCommand, SavedFile } from '../../analytics/contract'

export interface UploadProgress {
  file: string
  doneBytes: number
  totalBytes: number
}

/** The desktop shell: it starts and watches the engine, and opens projects. */
export interface DesktopShell {
  /** Undefined until it was first told. */
  status(): EngineStatus | undefined
  onStatus(listener: () => void): () => void
  act(action: ShellAction): Promise<void>
  /** Opens one of the projects opened before. */
  openRecent(project: string): Promise<void>
}

/** What the shell around the page can do that a page cannot. */
export interface Host {
  readonly kind: 'browser' | 'electron'
  /** A new wire to the engine; fails when it cannot be reached. */
  openEngine(): Promise<Wire>
  /** Files or folders of the engine's machine, chosen by the user; empty when nothing was. */
  chooseFiles(purpose: FilePurpose): Promise<FileRef[]>
  /** What was dropped, readable for the engine: the paths to import. Call it inside the drop event. */
  takeDrop(transfer: DataTransfer, options?: { signal?: AbortSignal; onProgress?: (progress: UploadProgress) => void }): Promise<string[]>
  /** Where the page can look at an artifact. */
  artifactUrl(artifact: ArtifactRef): string
  /** Saves an artifact under a name; null when the user changed their mind. */
  saveAs(name: string, artifact: ArtifactRef): Promise<SavedFile | null>
  onMenu(listener: (command: MenuCommand) => void): () => void
  /** Files that were opened with the program: to be looked at, not yet imported. */
  onFilesOffered(listener: (paths: string[]) => void): () => void
  /** Null in a browser. */
  readonly shell: DesktopShell | null
  /** Why calls fail when the wire closes; default: the connection was lost. */
  readonly lost?: () => EngineErrorData
}
