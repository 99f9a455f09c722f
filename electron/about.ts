import { app, dialog } from 'electron'
import { text } from './text'

const versions = (): string[] => {
  const { electron, chrome, node } = process.versions
  return [`Electron ${electron}`, `Chromium ${chrome}`, `Node ${node}`, `${process.platform} ${process.arch}`]
}

/** Which versions of what are at work, in one line. */
export const versionLine = (): string => [`${text.product} ${app.getVersion()}`, ...versions()].join(', ')

/** Says which versions of what are at work. */
export const showAbout = async (): Promise<void> => {
  await dialog.showMessageBox({
    type: 'info',
    title: text.about.title,
    message: `${text.product} ${app.getVersion()}`,
    detail: `${versions().join('\n')}\n\n${text.about.detail}`,
    buttons: [text.about.close],
  })
}
