import { text } from '../../text/text'

/** A value of the audit trail (JSON) on one line: `units 3 · files 2`; nested values stay JSON. Empty for null. */
export const auditWords = (json: string): string => {
  const value: unknown = JSON.parse(json)
  if (value === null) return ''
  if (typeof value !== 'object' || Array.isArray(value)) return shown(value)
  return Object.entries(value)
    .map(([name, entry]) => `${text.project.auditKeys[name] ?? name.replaceAll('_', ' ')} ${shown(entry)}`)
    .join(' · ')
}

/** A value of the audit trail as it is read in full: indented JSON. */
export const auditDetail = (json: string): string => (json === 'null' ? text.project.nothing : JSON.stringify(JSON.parse(json), null, 2))

const shown = (value: unknown): string => {
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value.length === 0 ? text.project.none : value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
