import { copyFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { app, dialog, type BrowserWindow, type FileFilter, type OpenDialogOptions } from 'electron'
import type { ArtifactRef, FilePurpose, FileRef, SaveOutcome } from '../analytics/contract'
import { artifactFile, type ArtifactFolders } from './app-protocol'
import type { ShellState } from './shell-state'
import { saveFailure } from './save-failure'
import { text } from './text'

export interface DialogOptions {
  window(): BrowserWindow | undefined
  state: ShellState
  artifacts(): ArtifactFolders | null
}

export interface FileDialogs {
  chooseFiles(purpose: FilePurpose): Promise<FileRef[]>
  /** Copies an artifact to where the user wants it. */
  saveAs(name: string, artifact: ArtifactRef): Promise<SaveOutcome>
  chooseProject(): Promise<string | undefined>
  chooseNewProject(): Promise<string | undefined>
}

const json: FileFilter[] = [{ name: text.dialogs.json, extensions: ['json'] }]
const exports: FileFilter[] = [
  { name: text.dialogs.exports, extensions: ['csv', 'tsv', 'txt', 'json', 'ndjson', 'jsonl', 'parquet', 'xlsx', 'gz', 'zst'] },
  { name: text.dialogs.all, extensions: ['*'] },
]
const oneJson: OpenDialogOptions = { title: text.dialogs.files, filters: json, properties: ['openFile'] }
const kinds: Record<FilePurpose, OpenDialogOptions> = {
  telemetry: { title: text.dialogs.files, filters: exports, properties: ['openFile', 'multiSelections'] },
  'telemetry-folder': { title: text.dialogs.folder, properties: ['openDirectory', 'multiSelections'] },
  profile: oneJson,
  mapping: oneJson,
  labels: { title: text.dialogs.files, filters: exports, properties: ['openFile'] },
}

/** The system's own dialogs, opened where the last one was left. */
export const createFileDialogs = ({ window, state, artifacts }: DialogOptions): FileDialogs => {
  const folder = () => state.read().lastFolder ?? app.getPath('documents')
  const remember = (path: string) => state.change({ lastFolder: path })

  const open = async (options: OpenDialogOptions): Promise<string[]> => {
    const all = { defaultPath: folder(), ...options }
    const owner = window()
    const { canceled, filePaths } = await (owner === undefined ? dialog.showOpenDialog(all) : dialog.showOpenDialog(owner, all))
    const [first] = filePaths
    if (canceled || first === undefined) return []
    remember(dirname(first))
    return filePaths
  }

  const save = async (title: string, name: string, more: FileFilter[]): Promise<string | undefined> => {
    const options = { title, defaultPath: join(folder(), name), filters: more }
    const owner = window()
    const { canceled, filePath } = await (owner === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(owner, options))
    if (canceled || filePath === '') return undefined
    remember(dirname(filePath))
    return filePath
  }

  return {
    chooseFiles: async (purpose) => Promise.all((await open(kinds[purpose])).map(refOf)),
    saveAs: async (name, artifact) => {
      const source = await artifactFile(artifact, artifacts())
      if (source === undefined) return { code: 'file-not-found', message: text.save.gone(`${artifact.folder}/${artifact.path}`), hint: text.save.goneHint }
      const extension = extname(source).slice(1)
      const target = await save(text.dialogs.save, basename(name), extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }])
      if (target === undefined) return null
      return copyFile(source, target).then(() => ({ name: basename(target) }), (error: unknown) => saveFailure(error, target))
    },
    chooseProject: async () => (await open({ title: text.dialogs.project, properties: process.platform === 'darwin' ? ['openFile', 'openDirectory'] : ['openDirectory'] }))[0],
    chooseNewProject: async () => {
      const path = await save(text.dialogs.newProject, text.dialogs.newProjectName, [{ name: text.dialogs.projectType, extensions: ['subcool'] }])
      return path === undefined || path.toLowerCase().endsWith('.subcool') ? path : `${path}.subcool`
    },
  }
}

const refOf = async (path: string): Promise<FileRef> => {
  const found = await stat(path).catch(() => undefined)
  return { path, name: basename(path), bytes: found?.isFile() === true ? found.size : null }
}
