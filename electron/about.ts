import { app, dialog } from 'electron'
import { text } from './text'

/** Says which versions of what are at work. */
export const showAbout = async (): Promise<void> => {
  const { electron, chrome, node } = process.versions
  await dialog.showMessageBox({
    type: 'info',
    title: text.about.title,
    message: `${text.product} ${app.getVersion()}`,
    detail: `Electron ${electron}\nChromium ${chrome}\nNode ${node}\n${process.platform} ${process.arch}\n\n${text.about.detail}`,
    buttons: [text.about.close],
  })
}
