import type { Words } from './catalogue'
import { de } from './de'
import { en } from './en'
import { language } from './language'

const catalogues: Readonly<Record<typeof language, Words<typeof en>>> = { en, de }

/** Every text in the language of the page. */
export const text: Words<typeof en> = catalogues[language]
