import type { Shell } from 'electron'
import { presentAs } from './present-as'

const notOpened = (name: string) => (): never => {
  throw new Error(`shell.${name}: the test has not said that something may be opened`)
}

/** Opens nothing: a test replaces a function to see what would be opened. */
export const shell = presentAs<Shell>('shell', {
  openExternal: notOpened('openExternal'),
  openPath: notOpened('openPath'),
  showItemInFolder: notOpened('showItemInFolder'),
  beep: () => undefined,
} satisfies Partial<Shell>)
