/** A header or unit cell without what editors and exports leave in it: byte order mark, soft hyphens, hard and doubled blanks. */
export const cleanName = (cell: string): string =>
  cell.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '').replace(/[\s\u00A0\u2007\u202F]+/g, ' ').trim()

/** A name as the words it is made of: lower case, no accents, `OutdoorTemp_1` as `outdoor temp 1`. */
export const plainWords = (name: string): string =>
  name
    .replace(/([a-zäöüåéè])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim()
