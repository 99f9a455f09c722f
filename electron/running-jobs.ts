import { dialog, type BrowserWindow } from 'electron'

/** Asks before jobs that run are stopped; true when none run or the user agrees. */
export const mayStopJobs = async (window: BrowserWindow | undefined, jobs: readonly string[]): Promise<boolean> => {
  if (jobs.length === 0) return true
  const options = {
    type: 'question' as const,
    message: 'Subcool is still working. Stop it?',
    detail: 'What is not finished is taken back; the project is then as it was before.',
    buttons: ['Keep working', 'Stop'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
  const { response } = await (window === undefined ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options))
  return response === 1
}
