import type { CallKind } from '../contract/define'
import type { EngineErrorData } from '../contract/errors'
import type { CallContext } from '../contract/handlers'

/** What a wire can be served with: calls by name, with everything that knows about types passed in. */
export interface Service {
  /** Answers a checked call: a JSON value, or Arrow bytes as `Uint8Array`. */
  call(name: string, input: unknown, context: CallContext): Promise<unknown>
  /** Answers the checked input; throws for an unknown call or a bad input. */
  check(name: string, input: unknown): unknown
  kindOf(name: string): CallKind
  toErrorData(error: unknown): EngineErrorData
  /** Tells every event to every page. Answers the way to stop. */
  onEvent(listener: (name: string, data: unknown) => void): () => void
}
