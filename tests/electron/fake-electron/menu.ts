import type { BaseWindow, KeyboardEvent, Menu as ElectronMenu, MenuItem as ElectronMenuItem, MenuItemConstructorOptions } from 'electron'
import { presentAs } from './present-as'

type Click = (event: KeyboardEvent, window?: BaseWindow, contents?: Electron.WebContents) => void

/** The titles Electron gives to items that have only a role. */
const titleOf = (role: string): string => role.charAt(0).toUpperCase() + role.slice(1)

const createItem = (options: MenuItemConstructorOptions): ElectronMenuItem => {
  const { submenu, click, type, role } = options
  if (submenu !== undefined && type !== undefined && type !== 'submenu') throw new Error('Invalid submenu')
  const inner = Array.isArray(submenu) ? buildFromTemplate(submenu) : submenu
  const whenClicked: Click = (event, window, contents) => {
    if (!item.enabled) return
    if (click !== undefined) click(item, window, event)
    else if (role !== undefined) throw new Error(`the role ${role} (${String(contents?.id)}) does nothing in the fake`)
  }
  const item: ElectronMenuItem = presentAs<ElectronMenuItem>('MenuItem', {
    id: options.id ?? '',
    label: options.label ?? (role === undefined ? '' : titleOf(role)),
    type: type ?? (inner === undefined ? 'normal' : 'submenu'),
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    checked: options.checked ?? false,
    ...(role === undefined ? {} : { role: role as NonNullable<ElectronMenuItem['role']> }),
    ...(options.sublabel === undefined ? {} : { sublabel: options.sublabel }),
    ...(options.accelerator === undefined || options.accelerator === null ? {} : { accelerator: options.accelerator }),
    submenu: inner as ElectronMenu,
    click: whenClicked,
  } satisfies Partial<ElectronMenuItem>)
  return item
}

const createMenu = (): ElectronMenu => {
  const items: ElectronMenuItem[] = []
  const find = (id: string): ElectronMenuItem | null =>
    items.find((item) => item.id === id) ?? items.map((item) => item.submenu?.getMenuItemById(id)).find(Boolean) ?? null
  return presentAs<ElectronMenu>('Menu', {
    items,
    append: (item) => void items.push(item),
    insert: (position, item) => void items.splice(position, 0, item),
    getMenuItemById: find,
    popup: () => undefined,
  } satisfies Partial<ElectronMenu>)
}

const buildFromTemplate = (template: (MenuItemConstructorOptions | ElectronMenuItem)[]): ElectronMenu => {
  const menu = createMenu()
  for (const options of template) menu.append(createItem(options as MenuItemConstructorOptions))
  return menu
}

let current: ElectronMenu | null = null

const statics = {
  buildFromTemplate,
  setApplicationMenu: (menu) => {
    current = menu
  },
  getApplicationMenu: () => current,
} satisfies Partial<typeof Electron.Menu>

export const Menu = Object.assign(function Menu() {
  return createMenu()
}, statics)

export const MenuItem = function MenuItem(options: MenuItemConstructorOptions): ElectronMenuItem {
  return createItem(options)
}
