import type { ArtifactRef } from '../../analytics/contract'
import type { Wire } from '../../analytics/wire/wire'

export type FilePurpose = 'telemetry' | 'profile' | 'mapping' | 'labels'

export interface FileRef {
  /** Absolute, as the engine sees it. */
  path: string
  name: string
  /** Bytes; null for a folder. */
  bytes: number | null
}

/** A file dropped on the page, with its path below what was dropped. */
export interface DroppedFile {
  file: File
  path: string
}

export interface StoredDrop {
  /** The folder that holds this drop and nothing else. */
  folder: string
  files: FileRef[]
}

export interface UploadProgress {
  file: string
  doneBytes: number
  totalBytes: number
}

export interface SavedFile {
  name: string
}

export type MenuCommand = 'import' | 'fleet' | 'work-orders' | 'palette' | 'settings'

/** What the shell around the page can do that a page cannot. */
export interface Host {
  readonly kind: 'browser' | 'electron'
  /** A new wire to the engine; fails when it cannot be reached. */
  openEngine(): Promise<Wire>
  /** Files or folders of the engine's machine, chosen by the user; empty when nothing was. */
  chooseFiles(purpose: FilePurpose): Promise<FileRef[]>
  /** Makes dropped files readable for the engine. */
  storeDropped(
    files: readonly DroppedFile[],
    options?: { signal?: AbortSignal; onProgress?: (progress: UploadProgress) => void },
  ): Promise<StoredDrop>
  /** Where the page can look at an artifact. */
  artifactUrl(artifact: ArtifactRef): string
  /** Saves an artifact under a name; null when the user changed their mind. */
  saveAs(name: string, artifact: ArtifactRef): Promise<SavedFile | null>
  onMenu(listener: (command: MenuCommand) => void): () => void
}
