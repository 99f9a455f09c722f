import { EventEmitter } from 'node:events'
import type { Download } from '@playwright/test'
import type { DownloadItem, SaveDialogOptions, WebContents } from 'electron'
import { dialog } from './dialog'
import { toProgram } from './addresses'
import { presentAs, preventable } from './present-as'
import { sessionEvents } from './session'

/** Asks the session's listeners about a download, then the user where it goes, unless a listener has said so. */
export const offerDownload = async (download: Download, contents: WebContents): Promise<void> => {
  const emitter = new EventEmitter()
  let path = ''
  let options: SaveDialogOptions = {}
  const item = presentAs<DownloadItem>(
    'DownloadItem',
    {
      getURL: () => toProgram(download.url()),
      getFilename: () => download.suggestedFilename(),
      getSavePath: () => path,
      setSavePath: (given) => {
        path = given
      },
      setSaveDialogOptions: (given) => {
        options = given
      },
      getSaveDialogOptions: () => options,
    } satisfies Partial<DownloadItem>,
    emitter,
  )
  const event = preventable({})
  sessionEvents.emit('will-download', event, item, contents)
  if (event.defaultPrevented) return download.cancel()
  if (path === '') path = (await dialog.showSaveDialog(options)).filePath
  if (path === '') return download.cancel()
  await download.saveAs(path)
  emitter.emit('done', preventable({}), 'completed')
}
