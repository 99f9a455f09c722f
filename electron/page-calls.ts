import { shell } from 'electron'
import type { ShellAction } from '../analytics/contract'
import type { EngineProcess } from './engine-process'
import type { FileDialogs } from './file-dialogs'
import { isAction, isNonce, isPath, isPurpose, isSave, noArguments } from './ipc-arguments'
import { handle } from './ipc-sender'

export interface PageCalls {
  engine: EngineProcess
  dialogs: FileDialogs
  openRecent: (project: string) => unknown
  act: Record<ShellAction, () => unknown>
}

/** Everything a page can ask of the shell; each call is checked for who asks and with what. */
export const answerPage = ({ engine, dialogs, openRecent, act }: PageCalls): void => {
  handle('engine:connect', isNonce, ({ senderFrame }, nonce) => {
    const answer = engine.connect()
    if ('error' in answer) return answer.error
    if (senderFrame === null) answer.port.close()
    else senderFrame.postMessage('engine:port', nonce, [answer.port])
    return null
  })
  handle('engine:status', noArguments, () => engine.status())
  handle('shell:act', isAction, async (_event, action) => void (await act[action]()))
  handle('shell:open-recent', isPath, async (_event, project) => void (await openRecent(project)))
  handle('files:choose', isPurpose, (_event, purpose) => dialogs.chooseFiles(purpose))
  handle('files:save-as', isSave, (_event, name, artifact) => dialogs.saveAs(name, artifact))
}

/** Shows a file or folder with the system's own program. */
export const showPath = (path: string): void => {
  void shell.openPath(path)
}
