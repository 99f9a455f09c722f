import { createHash } from 'node:crypto'
import type { AuditEntryRow } from '../contract'

/** One command as the audit trail keeps it; `before` and `after` are JSON texts, `previous` is the SHA-256 of the line before. */
export interface AuditLine extends AuditEntryRow {
  previous: string
}

/** What the first line names as its previous one. */
export const beforeFirst = '0'.repeat(64)

/** The line's text, without its line feed: the same line always gives the same bytes. */
export const auditText = (line: AuditLine): string =>
  `{"seq":${line.seq},"at":${JSON.stringify(line.at)},"who":${JSON.stringify(line.who)},"command":${JSON.stringify(line.command)},` +
  `"before":${line.before},"after":${line.after},"previous":${JSON.stringify(line.previous)}}`

/** What the next line names as its previous one: the SHA-256 of this line's text. */
export const chainHash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The line a text was written from; undefined for anything that `auditText` would not have written. */
export const parseAuditText = (text: string): AuditLine | undefined => {
  try {
    const value = JSON.parse(text) as Record<string, unknown>
    const { seq, at, who, command, previous } = value
    if (typeof seq !== 'number' || typeof at !== 'string' || typeof who !== 'string' || typeof command !== 'string' || typeof previous !== 'string') return undefined
    const line = { seq, at, who, command, before: JSON.stringify(value['before']), after: JSON.stringify(value['after']), previous }
    return auditText(line) === text ? line : undefined
  } catch {
    return undefined
  }
}

export interface Trail {
  /** The lines up to the first that does not continue the chain, with the SHA-256 of each. */
  lines: { line: AuditLine; sha256: string }[]
  broken?: { number: number; reason: string }
}

/** Reads a trail's text and follows its chain. */
export const readTrail = (text: string): Trail => {
  const lines: Trail['lines'] = []
  const texts = text.split('\n')
  const torn = texts.pop()
  let previous = beforeFirst
  for (const [index, content] of texts.entries()) {
    const number = index + 1
    const line = parseAuditText(content)
    const reason =
      line === undefined ? 'is not a line this program writes' : line.seq !== number ? `has the number ${line.seq}` : line.previous !== previous ? 'does not continue the line before it' : undefined
    if (line === undefined || reason !== undefined) return { lines, broken: { number, reason: reason ?? '' } }
    previous = chainHash(content)
    lines.push({ line, sha256: previous })
  }
  return torn === '' ? { lines } : { lines, broken: { number: lines.length + 1, reason: 'has no end' } }
}
