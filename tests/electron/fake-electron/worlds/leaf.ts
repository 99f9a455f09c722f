const simple = new Set(['string', 'number', 'boolean', 'bigint', 'undefined'])

/** What passes between worlds as it is: scalars and what Chromium itself clones. */
export const isLeaf = (value: unknown): boolean =>
  value === null ||
  simple.has(typeof value) ||
  ArrayBuffer.isView(value) ||
  value instanceof ArrayBuffer ||
  value instanceof Date ||
  value instanceof Map ||
  value instanceof Set ||
  value instanceof Blob ||
  (value instanceof MessagePort && refuse())

export const refuse = (): never => {
  throw new Error('An object could not be cloned.')
}
