import { basename } from 'node:path'
import type { Shell } from './shell'

export interface Answers {
  open?: string[]
  save?: string
  /** The button of a message that the user presses. */
  button?: number
}

/** Says what the user answers in the system's dialogs from now on; without an answer they are closed. */
export const answerDialogs = (shell: Shell, answers: Answers): Promise<void> =>
  shell.evaluate(({ dialog, session }, { open = [], save = '', button = 0 }) => {
    dialog.showOpenDialog = async () => ({ canceled: open.length === 0, filePaths: open })
    const known = globalThis as { downloadsGoTo?: string; proposed?: string }
    dialog.showSaveDialog = async (...args: unknown[]) => {
      known.proposed = (args.at(-1) as { defaultPath?: string }).defaultPath ?? ''
      return { canceled: save === '', filePath: save }
    }
    dialog.showMessageBox = async () => ({ response: button, checkboxChecked: false })
    if (known.downloadsGoTo === undefined)
      session.defaultSession.on('will-download', (_event, item) => {
        known.proposed = item.getFilename()
        if (known.downloadsGoTo !== undefined && known.downloadsGoTo !== '') item.setSavePath(known.downloadsGoTo)
      })
    known.downloadsGoTo = save
  }, answers)

/** The name under which the program proposed to save the last file. */
export const proposedName = async (shell: Shell): Promise<string> =>
  basename(await shell.evaluate(() => (globalThis as { proposed?: string }).proposed ?? '', undefined))

/** Clicks an item of the menu by its labels, without their marks for the keyboard. */
export const clickMenu = (shell: Shell, ...labels: string[]): Promise<void> =>
  shell.evaluate(({ Menu, BrowserWindow }, path) => {
    let items = Menu.getApplicationMenu()?.items ?? []
    const [window] = BrowserWindow.getAllWindows()
    for (const [depth, label] of path.entries()) {
      const found = items.find((item) => item.label.replaceAll('&', '') === label)
      if (found === undefined) throw new Error(`the menu has no ${path.slice(0, depth + 1).join(' > ')}`)
      if (depth === path.length - 1) found.click({}, window, window?.webContents)
      items = found.submenu?.items ?? []
    }
  }, labels)

/** The labels of the menu as a tree of lines. */
export const menuLines = (shell: Shell): Promise<string[]> =>
  shell.evaluate(({ Menu }) => {
    const lines = (items: readonly Electron.MenuItem[], above: string): string[] =>
      items.flatMap((item) => {
        const line = `${above}${item.label.replaceAll('&', '')}`
        return item.type === 'separator' ? [] : [line, ...(item.submenu === undefined ? [] : lines(item.submenu.items, `${line} > `))]
      })
    return lines(Menu.getApplicationMenu()?.items ?? [], '')
  }, undefined)

/** Keeps what would be opened outside from being opened, and answers what it was when asked. */
export const watchOpened = async (shell: Shell): Promise<() => Promise<string[]>> => {
  await shell.evaluate(({ shell: system }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedOutside: opened })
    system.openExternal = async (address) => void opened.push(address)
    system.openPath = async (path) => {
      opened.push(path)
      return ''
    }
  }, undefined)
  return () => shell.evaluate(() => (globalThis as unknown as { openedOutside: string[] }).openedOutside, undefined)
}
