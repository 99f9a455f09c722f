import { join } from 'node:path'
import type { Session } from 'electron'
import { appOrigin } from './app-address'
import { text } from './text'

/** True for what the page made itself, or a file of the open project. */
export const isOwnDownload = (address: string): boolean => address.startsWith(`blob:${appOrigin}/`) || address.startsWith(`${appOrigin}/artifact/`)

/** Keeps downloads to our own and asks where to put them. */
export const guardDownloads = (session: Session, folder: () => string): void => {
  session.on('will-download', (event, item) => {
    if (!isOwnDownload(item.getURL())) return event.preventDefault()
    item.setSaveDialogOptions({ title: text.dialogs.save, defaultPath: join(folder(), item.getFilename()) })
  })
}
