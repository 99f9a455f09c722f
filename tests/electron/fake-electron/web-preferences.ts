import type { WebPreferences } from 'electron'

/** What a window has to say in so many words, for a page that shows data of others. */
export const requiredPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
} as const satisfies WebPreferences

/** Refuses a window whose options are not spelled out as safe, or that would need what the fake has not. */
export const refuseUnsafe = (preferences: WebPreferences): void => {
  for (const [name, wanted] of Object.entries(requiredPreferences)) {
    const given = preferences[name as keyof typeof requiredPreferences]
    if (given !== wanted) throw new Error(`webPreferences.${name} is ${String(given)}: the fake only shows windows where it says ${wanted}`)
  }
  if (preferences.preload === undefined) throw new Error('a window without a preload is not in the fake')
  if ((preferences.enableBlinkFeatures ?? '') !== '') throw new Error('webPreferences.enableBlinkFeatures is not in the fake')
}
