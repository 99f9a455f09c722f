import type { Dialog } from 'electron'
import { presentAs } from './present-as'

const unanswered = (name: string) => (): never => {
  throw new Error(`dialog.${name}: the test has not said what the user answers`)
}

/** Nobody sits in front of it: a test replaces a function by one that gives the user's answer. */
export const dialog = presentAs<Dialog>('dialog', {
  showOpenDialog: unanswered('showOpenDialog'),
  showSaveDialog: unanswered('showSaveDialog'),
  showMessageBox: unanswered('showMessageBox'),
  showErrorBox: unanswered('showErrorBox'),
} satisfies Partial<Dialog>)
