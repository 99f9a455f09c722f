import { expect, it, vi } from 'vitest'
import { menuTemplate, type MenuActions } from '../../../electron/menu'

vi.mock('electron', () => ({}))

type Items = ReturnType<typeof menuTemplate>

const actions = () => {
  const done: string[] = []
  const note = (name: string) => (more?: unknown) => void done.push(typeof more === 'string' ? `${name} ${more}` : name)
  const all: MenuActions = {
    newProject: note('new'), openProject: note('open'), openRecent: note('recent'), openSample: note('sample'), importFiles: note('files'), importFolder: note('folder'),
    command: note('go'), documentation: note('docs'), licences: note('licences'), openLogs: note('logs'), about: note('about'),
  }
  return { done, all }
}

const itemsOf = (template: Items): Items =>
  template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])

it('every item does what it says', () => {
  const { done, all } = actions()
  const items = itemsOf(menuTemplate({ actions: all, recent: ['/data/R&D.subcool'], mac: false, devTools: true }))
  for (const { click } of items) (click as (() => void) | undefined)?.()
  expect(done).toEqual([
    'new', 'open', 'recent /data/R&D.subcool', 'sample', 'files', 'folder', 'go fleet', 'go work-orders', 'go import', 'go palette', 'docs', 'licences', 'logs', 'about',
  ])
  expect(items.find(({ sublabel }) => sublabel !== undefined)?.label).toBe('R&&D.subcool')
})

it('no two items have one key', () => {
  const keys = itemsOf(menuTemplate({ actions: actions().all, recent: [], mac: false, devTools: true })).flatMap(({ accelerator }) => accelerator ?? [])
  expect(new Set(keys).size).toBe(keys.length)
})

it('a packaged program has no developer tools, a Mac has its own menu', () => {
  const roles = (mac: boolean, devTools: boolean) => itemsOf(menuTemplate({ actions: actions().all, recent: [], mac, devTools })).flatMap(({ role }) => role ?? [])
  expect(roles(false, false)).not.toContain('toggleDevTools')
  expect(roles(false, false)).not.toContain('reload')
  expect(roles(false, true)).toContain('toggleDevTools')
  expect(roles(true, false)[0]).toBe('appMenu')
  expect(roles(true, false)).not.toContain('quit')
})
