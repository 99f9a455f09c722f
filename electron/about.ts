import { app, dialog } from 'electron'

/** Says which versions of what are at work. */
export const showAbout = async (): Promise<void> => {
  const { electron, chrome, node } = process.versions
  await dialog.showMessageBox({
    type: 'info',
    title: 'About Subcool',
    message: `Subcool ${app.getVersion()}`,
    detail: `Electron ${electron}\nChromium ${chrome}\nNode ${node}\n${process.platform} ${process.arch}\n\nApache-2.0. Nothing leaves this computer; reports of crashes stay in its folder too.`,
    buttons: ['Close'],
  })
}
