import { basename } from 'node:path'
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../analytics/contract'

export interface MenuActions {
  newProject(): void
  openProject(): void
  openRecent(project: string): void
  openSample(): void
  importFiles(): void
  importFolder(): void
  command(command: MenuCommand): void
  /** Undefined where the documentation is not beside the program. */
  documentation: (() => void) | undefined
  openLogs(): void
  about(): void
}

export interface MenuOptions {
  actions: MenuActions
  recent: readonly string[]
  mac: boolean
  devTools: boolean
}

/** Sets the menu of the program; again after the recent projects have changed. */
export const setMenu = (options: MenuOptions): void => Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))

/** What stands in the menu. */
export const menuTemplate = ({ actions, recent, mac, devTools }: MenuOptions): MenuItemConstructorOptions[] => [
  ...(mac ? [{ role: 'appMenu' as const }] : []),
  { label: '&File', submenu: fileItems(actions, recent, mac) },
  { role: 'editMenu' },
  { label: '&View', submenu: viewItems(actions, devTools) },
  { role: 'windowMenu' },
  { label: '&Help', role: 'help', submenu: helpItems(actions) },
]

const fileItems = (actions: MenuActions, recent: readonly string[], mac: boolean): MenuItemConstructorOptions[] => [
  { label: '&New project..', accelerator: 'CmdOrCtrl+N', click: actions.newProject },
  { label: '&Open project..', accelerator: 'CmdOrCtrl+O', click: actions.openProject },
  {
    label: 'Open &recent',
    enabled: recent.length > 0,
    submenu: recent.map((project) => ({ label: plain(basename(project)), sublabel: plain(project), click: () => actions.openRecent(project) })),
  },
  { label: 'Open the &sample fleet', click: actions.openSample },
  { type: 'separator' },
  { label: '&Import files..', accelerator: 'CmdOrCtrl+I', click: actions.importFiles },
  { label: 'Import a &folder..', accelerator: 'CmdOrCtrl+Shift+I', click: actions.importFolder },
  { type: 'separator' },
  mac ? { role: 'close' } : { role: 'quit', label: 'E&xit' },
]

const viewItems = ({ command }: MenuActions, devTools: boolean): MenuItemConstructorOptions[] => [
  { label: '&Fleet', accelerator: 'CmdOrCtrl+1', click: () => command('fleet') },
  { label: '&Work orders', accelerator: 'CmdOrCtrl+2', click: () => command('work-orders') },
  { label: '&Import', accelerator: 'CmdOrCtrl+3', click: () => command('import') },
  { label: '&Search and commands', accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: () => command('palette') },
  { type: 'separator' },
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { role: 'togglefullscreen' },
  ...(devTools ? [{ type: 'separator' as const }, { role: 'reload' as const }, { role: 'toggleDevTools' as const, accelerator: 'F12' }] : []),
]

const helpItems = ({ documentation, openLogs, about }: MenuActions): MenuItemConstructorOptions[] => [
  ...(documentation === undefined ? [] : [{ label: '&Documentation', click: documentation }]),
  { label: 'Open the folder of the &log', click: openLogs },
  { type: 'separator' },
  { label: '&About Subcool', click: about },
]

const plain = (text: string): string => text.replaceAll('&', '&&')
