import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Launch } from '../electron/launch/fixtures'
import { answerDialogs, proposedName } from '../electron/launch/drive'
import { dropFiles } from './drop-files'
import type { StationOptions, Workstation } from './workstation'

/** The program in its desktop shell; its files are chosen in the system's dialogs. */
export const onShell = async (launch: Launch, { home, project, sampleFleet = false }: StationOptions): Promise<Workstation> => {
  if (sampleFleet) throw new Error('pictures are taken in a browser')
  const shell = await launch({ args: project === undefined ? [] : [project] })
  const page = await shell.page()
  const target = join(home, 'saved')
  return {
    page,
    look: ({ width, height, theme }) =>
      shell.evaluate(
        ({ BrowserWindow, nativeTheme }, given) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(given.width, given.height)
          nativeTheme.themeSource = given.theme
        },
        { width, height, theme },
      ),
    choose: async (paths, button = 'Choose files') => {
      await answerDialogs(shell, { open: paths })
      await page.getByRole('button', { name: button }).click()
    },
    drop: async (paths) => {
      await shell.aboutToDrop(paths)
      await dropFiles(page, '[data-drop-zone]', paths)
    },
    save: async (work) => {
      await answerDialogs(shell, { save: target })
      await work()
      await expect.poll(() => existsSync(target) && statSync(target).size > 0).toBe(true)
      const saved = { name: await proposedName(shell), bytes: readFileSync(target) }
      rmSync(target)
      return saved
    },
    close: shell.close,
  }
}
