import { basename } from 'node:path'
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../analytics/contract'
import { text } from './text'

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
  /** Undefined where the notices of the packages within are not beside the program. */
  licences: (() => void) | undefined
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
  { label: text.menu.file, submenu: fileItems(actions, recent, mac) },
  { role: 'editMenu' },
  { label: text.menu.view, submenu: viewItems(actions, devTools) },
  { role: 'windowMenu' },
  { label: text.menu.help, role: 'help', submenu: helpItems(actions) },
]

const fileItems = (actions: MenuActions, recent: readonly string[], mac: boolean): MenuItemConstructorOptions[] => [
  { label: text.menu.newProject, accelerator: 'CmdOrCtrl+N', click: actions.newProject },
  { label: text.menu.openProject, accelerator: 'CmdOrCtrl+O', click: actions.openProject },
  {
    label: text.menu.recent,
    enabled: recent.length > 0,
    submenu: recent.map((project) => ({ label: plain(basename(project)), sublabel: plain(project), click: () => actions.openRecent(project) })),
  },
  { label: text.menu.sample, click: actions.openSample },
  { type: 'separator' },
  { label: text.menu.importFiles, accelerator: 'CmdOrCtrl+I', click: actions.importFiles },
  { label: text.menu.importFolder, accelerator: 'CmdOrCtrl+Shift+I', click: actions.importFolder },
  { type: 'separator' },
  mac ? { role: 'close' } : { role: 'quit', label: text.menu.exit },
]

const viewItems = ({ command }: MenuActions, devTools: boolean): MenuItemConstructorOptions[] => [
  { label: text.menu.fleet, accelerator: 'CmdOrCtrl+1', click: () => command('fleet') },
  { label: text.menu.workOrders, accelerator: 'CmdOrCtrl+2', click: () => command('work-orders') },
  { label: text.menu.import, accelerator: 'CmdOrCtrl+3', click: () => command('import') },
  { label: text.menu.palette, accelerator: 'CmdOrCtrl+K', registerAccelerator: false, click: () => command('palette') },
  { type: 'separator' },
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { role: 'togglefullscreen' },
  ...(devTools ? [{ type: 'separator' as const }, { role: 'reload' as const }, { role: 'toggleDevTools' as const, accelerator: 'F12' }] : []),
]

const helpItems = ({ documentation, licences, openLogs, about }: MenuActions): MenuItemConstructorOptions[] => [
  ...(documentation === undefined ? [] : [{ label: text.menu.documentation, click: documentation }]),
  ...(licences === undefined ? [] : [{ label: text.menu.licences, click: licences }]),
  { label: text.menu.logs, click: openLogs },
  { type: 'separator' },
  { label: text.menu.about, click: about },
]

const plain = (name: string): string => name.replaceAll('&', '&&')
