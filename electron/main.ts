import { app, crashReporter, dialog } from 'electron'
import { registerAppScheme } from './app-protocol'
import { createDesktop } from './desktop'
import { collectOpened } from './opened-queue'
import { text } from './text'

app.setName('Subcool')
if (process.platform === 'win32') app.setAppUserModelId('org.subcool.workstation')
crashReporter.start({ uploadToServer: false })
registerAppScheme()
app.enableSandbox()

const opened = collectOpened()

const run = async (): Promise<void> => {
  await app.whenReady()
  const desktop = createDesktop()
  desktop.start(opened.first())
  opened.onOpened(desktop.open)
  app.on('second-instance', desktop.showWindow)
  app.on('activate', desktop.showWindow)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void desktop.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}

const giveUp = (error: unknown): void => {
  dialog.showErrorBox(text.failed, error instanceof Error ? (error.stack ?? error.message) : String(error))
  app.exit(1)
}

if (app.requestSingleInstanceLock()) run().catch(giveUp)
else app.quit()
