const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const forbidden = /[<>:"|?*\\\p{Cc}]/gu
const maxBytes = 200

/** A dropped file's name as every system can store it: no separators, control or reserved characters, no leading dot. Undefined when nothing is left. */
export const safeFileName = (name: string): string | undefined => {
  const cleaned = name
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '')
  if (cleaned === '') return undefined
  const named = reserved.test(cleaned) ? `_${cleaned}` : cleaned
  return Buffer.byteLength(named) <= maxBytes ? named : shorten(named)
}

const shorten = (name: string): string => {
  const dot = name.indexOf('.', Math.max(1, name.length - 16))
  const extension = dot === -1 ? '' : name.slice(dot)
  let stem = dot === -1 ? name : name.slice(0, dot)
  while (Buffer.byteLength(stem + extension) > maxBytes) stem = [...stem].slice(0, -1).join('')
  return stem + extension
}

const maxDepth = 16

/** The segments of a dropped path (`folder/sub/file.csv`), each made safe; undefined when one climbs, is empty or nothing is left of it. */
export const safeDropPath = (path: string): string[] | undefined => {
  const segments = path.split('/')
  if (segments.length > maxDepth || segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
    return undefined
  const safe = segments.map(safeFileName)
  return safe.every((segment) => segment !== undefined) ? safe : undefined
}
