import type { AnswerOf, Calls, CheckedInputOf, InputOf } from './define'
import type { JobProgress } from './jobs'

/** What every handler is given besides its input. */
export interface CallContext {
  /** Aborts when the caller cancels or goes away. */
  readonly signal: AbortSignal
  /** Reports how far a job is; ignored for queries and commands. */
  readonly onProgress: (progress: JobProgress) => void
}

/** One handler per call of a contract. */
export type Handlers<C extends Calls> = {
  readonly [Name in keyof C]: (input: CheckedInputOf<C[Name]>, context: CallContext) => Promise<AnswerOf<C[Name]>>
}

/** The typed face of whatever answers the calls of a contract in this process. */
export interface Caller<C extends Calls> {
  call<Name extends keyof C & string>(
    name: Name,
    input: InputOf<C[Name]>,
    context?: Partial<CallContext>,
  ): Promise<AnswerOf<C[Name]>>
}
