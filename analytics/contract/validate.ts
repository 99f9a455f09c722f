import type { Calls } from './define'
import { EngineError, type EngineErrorData } from './errors'

/** A check for the calls of a contract: answers the input with its defaults, throws `bad-arguments` with the field and the reason. */
export const inputCheck =
  (calls: Calls) =>
  (name: string, input: unknown): unknown => {
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined
    if (call === undefined) throw new EngineError('bad-arguments', `There is no call named "${name.slice(0, 80)}".`)
    const checked = call.input.safeParse(input)
    if (checked.success) return checked.data
    const issue = checked.error.issues[0]
    const field = issue?.path.join('.') ?? ''
    throw new EngineError('bad-arguments', `${name}: ${field === '' ? 'input' : field}: ${issue?.message ?? 'not valid'}`)
  }

/** Any thrown thing as data for the wire; a program error becomes `internal` and keeps its stack out of the page. */
export const toErrorData = (error: unknown): EngineErrorData => {
  if (error instanceof EngineError) return error.toData()
  if (error instanceof Error && error.name === 'AbortError') return { code: 'cancelled', message: 'Cancelled.' }
  const text = error instanceof Error ? error.message : String(error)
  if (/INTERRUPT Error/.test(text)) return { code: 'cancelled', message: 'Cancelled.' }
  return { code: 'internal', message: 'Something went wrong inside the engine.', detail: text }
}

/** Data from the wire as the error it was. */
export const fromErrorData = (data: EngineErrorData): EngineError => EngineError.fromData(data)
