import { usePreferences } from './preferences'

export const zoneChoices = ['site', 'computer', 'utc'] as const
export type ZoneChoice = (typeof zoneChoices)[number]

export const computerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The zone in which instants of a site are shown: its own, unless the user chose another. */
export const useDisplayZone = (siteZone: string): string => {
  const zone = usePreferences((state) => state.zone)
  return zone === 'site' ? siteZone : zone === 'utc' ? 'UTC' : computerZone()
}
