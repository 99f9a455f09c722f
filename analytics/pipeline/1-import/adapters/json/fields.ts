export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

export const fieldsIn = (value: unknown): Fields => (isFields(value) ? value : {})

export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : undefined)

/** A serial or device id; undefined for one that was blacked out: one character over and over. */
export const idIn = (value: unknown): string | undefined => {
  const text = textIn(value)
  return text === undefined || /^(.)\1*$/.test(text) ? undefined : text
}
