import type { z } from 'zod'

/** `query` reads, `command` changes something and is audited, `job` takes long: it reports progress and can be cancelled. */
export type CallKind = 'query' | 'command' | 'job'

/** `json` travels in the frame's header, `arrow` is the frame's body (an Arrow IPC stream, at most 8 MB). */
export type OutputKind = 'json' | 'arrow'

/** What a call answers. `type` is never there at run time: it carries the TypeScript type of the result. */
export interface Output<Kind extends OutputKind, Value> {
  readonly output: Kind
  readonly type?: Value
}

export interface Call<Kind extends CallKind, Input extends z.ZodType, Out extends OutputKind, Value> {
  readonly kind: Kind
  readonly input: Input
  readonly output: Out
  readonly type?: Value
}

export type AnyCall = Call<CallKind, z.ZodType, OutputKind, unknown>
export type Calls = Readonly<Record<string, AnyCall>>

/** Columns of an Arrow answer: numbers, days (since 1970-01-01), times (ms UTC) and booleans as Float64, texts as dictionary. */
export interface ArrowAnswer<Names extends string> {
  readonly arrow: Names
}

/** A plain JSON answer of the given type. */
export const json = <Value>(): Output<'json', Value> => ({ output: 'json' })

/** An Arrow answer with the named columns. */
export const arrow = <Names extends string>(): Output<'arrow', ArrowAnswer<Names>> => ({ output: 'arrow' })

const define =
  <Kind extends CallKind>(kind: Kind) =>
  <Input extends z.ZodType, Out extends OutputKind, Value>(
    input: Input,
    output: Output<Out, Value>,
  ): Call<Kind, Input, Out, Value> => ({ kind, input, output: output.output })

/** `query(z.object({..}), json<Answer>())`: reads and changes nothing. */
export const query = define('query')

/** `command(z.object({..}), json<Answer>())`: changes something. */
export const command = define('command')

/** `job(z.object({..}), json<Answer>())`: takes more than a second, reports `JobProgress`, can be cancelled. */
export const job = define('job')

/** What a caller passes: defaults may be left out. */
export type InputOf<C extends AnyCall> = z.input<C['input']>

/** What a handler receives: checked, defaults filled in. */
export type CheckedInputOf<C extends AnyCall> = z.output<C['input']>

/** What a handler answers: the value itself, or the bytes of an Arrow stream. */
export type AnswerOf<C extends AnyCall> =
  C extends Call<CallKind, z.ZodType, 'arrow', unknown> ? Uint8Array
  : C extends Call<CallKind, z.ZodType, 'json', infer Value> ? Value
  : never

/** The column names of an Arrow call. */
export type ColumnNamesOf<C extends AnyCall> =
  C extends Call<CallKind, z.ZodType, 'arrow', ArrowAnswer<infer Names>> ? Names : never
