import { en } from './en'

/** Every text in the language of the page. */
export const text = en
