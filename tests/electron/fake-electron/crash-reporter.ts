import type { CrashReporter } from 'electron'
import { presentAs } from './present-as'

let started: Electron.CrashReporterStartOptions | undefined

export const crashReporter = presentAs<CrashReporter>('crashReporter', {
  start: (options) => {
    if (options.uploadToServer !== false && options.submitURL === undefined) throw new Error('submitURL must be specified when uploadToServer is true')
    started = options
  },
  getUploadToServer: () => {
    if (started === undefined) throw new Error('crashReporter has not been started')
    return started.uploadToServer ?? true
  },
  getUploadedReports: () => [],
  getLastCrashReport: () => null as unknown as Electron.CrashReport,
} satisfies Partial<CrashReporter>)
