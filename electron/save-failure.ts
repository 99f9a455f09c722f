import type { EngineErrorData } from '../analytics/contract'
import { text } from './text'

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS'])

/** What the system's refusal to write a file means to a person. */
export const saveFailure = (error: unknown, target: string): EngineErrorData => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const detail = error instanceof Error ? error.message : String(error)
  if (full.has(code)) return { code: 'disk-full', message: text.save.full(target), hint: text.save.fullHint, detail }
  if (forbidden.has(code)) return { code: 'permission-denied', message: text.save.forbidden(target), hint: text.save.elsewhere, detail }
  return { code: 'file-not-found', message: text.save.failed(target), hint: text.save.elsewhere, detail }
}
