import type { ArtifactRef } from '../../analytics/contract'
import { EngineError } from '../../analytics/contract/errors'
import { wireOverSocket } from '../../analytics/wire/socket-wire'
import type { Wire } from '../../analytics/wire/wire'
import { readDropped } from './dropped-files'
import type { FilePurpose, FileRef, Host } from './host'
import { takePageToken } from './page-token'
import { uploadFile } from './upload'

export interface BrowserHostOptions {
  /** Lets the user browse the folders that the local host allows (`files.list`). */
  browse: (purpose: FilePurpose) => Promise<FileRef[]>
}

/** The shell of a page that the local host serves. */
export const createBrowserHost = ({ browse }: BrowserHostOptions): Host => {
  const token = takePageToken()
  const artifactUrl = (artifact: ArtifactRef): string =>
    `/artifact/${artifact.folder}/${artifact.path.split('/').map(encodeURIComponent).join('/')}`

  const takeDrop: Host['takeDrop'] = async (transfer, { signal, onProgress } = {}) => {
    const files = await readDropped(transfer)
    const drop = `drop-${crypto.randomUUID().slice(0, 8)}`
    const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0)
    const folders = new Set<string>()
    let before = 0
    for (const { file, path } of files) {
      const address = `/inbox/${drop}/${path.split('/').map(encodeURIComponent).join('/')}`
      const onBytes = (done: number) => onProgress?.({ file: path, doneBytes: before + done, totalBytes })
      onBytes(0)
      const kept = await uploadFile(file, { address, token, signal, onBytes })
      folders.add(folderOfDrop(kept.path, drop))
      before += file.size
    }
    return [...folders]
  }

  return {
    kind: 'browser',
    openEngine: () => openSocket(token),
    chooseFiles: browse,
    takeDrop,
    artifactUrl,
    saveAs: async (name, artifact) => {
      const link = document.createElement('a')
      link.href = artifactUrl(artifact)
      link.download = name
      link.click()
      return { name }
    },
    onMenu: () => () => undefined,
    onFilesOffered: () => () => undefined,
    shell: null,
  }
}

const folderOfDrop = (path: string, drop: string): string => path.slice(0, path.indexOf(drop) + drop.length)

const openSocket = (token: string): Promise<Wire> => {
  const query = token === '' ? '' : `?token=${encodeURIComponent(token)}`
  const socket = new WebSocket(`ws://${window.location.host}/engine${query}`)
  const wire = wireOverSocket(socket)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(wire))
    wire.onClose(() => reject(new EngineError('connection-lost', 'Subcool does not answer. Is it still running?')))
  })
}
