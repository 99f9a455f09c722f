import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { dropFiles } from './drop-files'
import { serve } from './serve'
import type { StationOptions, Workstation } from './workstation'

/** The program in a browser, behind its local host; its files are chosen in a dialog of the page. */
export const onBrowser = async (page: Page, { home, project, sampleFleet = false }: StationOptions): Promise<Workstation> => {
  const args = sampleFleet ? ['start'] : ['serve', '--project', project ?? join(home, 'walk.subcool')]
  const { url, stop } = await serve(args, home)
  await page.goto(url)
  return {
    page,
    look: async ({ theme, ...size }) => {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme: theme })
    },
    choose: async (paths, button = 'Choose files') => {
      await page.getByRole('button', { name: button }).click()
      const dialog = page.getByRole('dialog', { name: 'Choose files on this computer' })
      await dialog.getByRole('option', { name: basename(dirname(paths[0] ?? '')) }).dblclick()
      for (const path of paths) await dialog.getByRole('option', { name: basename(path) }).click()
      await dialog.getByRole('button', { name: `Choose ${paths.length}` }).click()
    },
    drop: (paths) => dropFiles(page, '[data-drop-zone]', paths),
    save: async (work) => {
      const saving = page.waitForEvent('download')
      await work()
      const saved = await saving
      return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) }
    },
    close: stop,
  }
}
