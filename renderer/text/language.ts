export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** Where preferences are kept on this computer. */
export const preferencesKey = 'subcool.preferences'

const isLanguage = (value: unknown): value is Language => languages.includes(value as Language)

const chosen = (): unknown => {
  try {
    return (JSON.parse(localStorage.getItem(preferencesKey) ?? '{}') as { state?: { language?: unknown } }).state?.language
  } catch {
    return undefined
  }
}

const ofBrowser = (): Language => (typeof navigator !== 'undefined' && navigator.language?.startsWith('de') ? 'de' : 'en')

/** The language of the page, settled when it is loaded: what the user chose, else the browser's, else English. */
export const language: Language = (() => {
  const wanted = chosen()
  return isLanguage(wanted) ? wanted : ofBrowser()
})()

/** How numbers are written in it. */
export const locale = language === 'de' ? 'de-DE' : 'en-US'
