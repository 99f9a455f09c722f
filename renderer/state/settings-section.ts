/** Parts of the Settings screen, by the id that stands in its address. */
export const settingsSections = ['organisation', 'costs', 'tariffs', 'look', 'computer', 'keyboard'] as const
export type SettingsSection = (typeof settingsSections)[number]
