/** Every way the engine can say no. The message says what, where, and what to do. */
export const errorCodes = [
  'bad-arguments',
  'file-not-found',
  'file-empty',
  'file-unrecognised',
  'not-an-export',
  'file-binary',
  'file-damaged',
  'no-time-column',
  'no-unit-column',
  'mapping-needed',
  'no-rows',
  'nothing-usable',
  'register-duplicate',
  'register-invalid',
  'profile-invalid',
  'mapping-invalid',
  'logo-invalid',
  'project-not-found',
  'project-invalid',
  'project-newer',
  'project-damaged',
  'migration-failed',
  'project-locked',
  'project-exists',
  'project-moved',
  'no-locks',
  'permission-denied',
  'read-only',
  'disk-full',
  'out-not-empty',
  'import-not-found',
  'unit-not-found',
  'finding-not-found',
  'cancelled',
  'engine-restarted',
  'engine-stopped',
  'connection-lost',
  'result-too-large',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface EngineErrorData {
  code: ErrorCode
  message: string
  detail?: string
  hint?: string
}

/** The one error type that crosses rooms and the wire. */
export class EngineError extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, more: { detail?: string; hint?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'EngineError'
    this.code = code
    this.detail = more.detail
    this.hint = more.hint
  }

  toData(): EngineErrorData {
    return {
      code: this.code,
      message: this.message,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.hint === undefined ? {} : { hint: this.hint }),
    }
  }

  static fromData(data: EngineErrorData): EngineError {
    return new EngineError(data.code, data.message, data)
  }
}
