import { dialog, type BrowserWindow } from 'electron'
import { text } from './text'

/** Asks before jobs that run are stopped; true when none run or the user agrees. */
export const mayStopJobs = async (window: BrowserWindow | undefined, jobs: readonly string[]): Promise<boolean> => {
  if (jobs.length === 0) return true
  const options = {
    type: 'question' as const,
    message: text.busy.message,
    detail: text.busy.detail,
    buttons: [text.busy.keep, text.busy.stop],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
  const { response } = await (window === undefined ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options))
  return response === 1
}
