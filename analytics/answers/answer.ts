import type { AnswerOf, AnyCall, Calls, CheckedInputOf } from '../contract'
import type { AnswerContext } from './context'

/** Answers one call from the tables of a project. */
export type Answer<C extends AnyCall> = (context: AnswerContext, input: CheckedInputOf<C>) => Promise<AnswerOf<C>>

/** One answer for each of the named calls. */
export type Answers<C extends Calls, Names extends keyof C = keyof C> = { readonly [Name in Names]: Answer<C[Name]> }

const separator = '\u001f'

/** A list of texts as one parameter; in SQL `string_split($x, chr(31))`. */
export const joinList = (values: readonly string[]): string => values.join(separator)

/** A list as it stands in a table, joined by `|`; empty parts are left out. */
export const splitList = (text: string | null): string[] =>
  text === null ? [] : text.split('|').map((part) => part.trim()).filter((part) => part !== '')
