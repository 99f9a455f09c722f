import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate'
import type { Chance } from '../chance'
import { formula, nastyCells } from './nasty'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const changes: readonly ((xml: string, chance: Chance) => string)[] = [
  (xml, { pick }) => xml.replace(/(<v>)[^<]*/g, (all, open: string) => (pick([true, false]) ? all : `${open}${escaped(pick(nastyCells))}`)),
  (xml, { pick }) => xml.replace(/(<t[^>]*>)[^<]*/g, (all, open: string) => (pick([true, false, false]) ? all : `${open}${escaped(pick(nastyCells))}`)),
  (xml) => xml.replace(/<v>([^<]*)<\/v>/, `<f>${escaped(formula.slice(1))}</f><v>$1</v>`),
  (xml) => xml.replace(/<t>[^<]*<\/t>/, `<t>${escaped(formula)}</t>`),
  (xml, { pick }) => xml.replace(/ r="[A-Z]+\d+"/g, (all) => (pick([true, true, false]) ? all : ` r="${pick(['XFE1', 'ZZZZZ9', 'A0', 'A99999999999', 'a1', '', 'A1:B2', 'B4'])}"`)),
  (xml, { pick }) => xml.replace(/ t="[a-zA-Z]+"/g, (all) => (pick([true, true, false]) ? all : ` t="${pick(['s', 'b', 'e', 'd', 'str', 'n', 'q'])}"`)),
  (xml, { pick }) => xml.replace(/ s="\d+"/g, () => ` s="${pick(['0', '1', '99', '-1', 'x'])}"`),
  (xml, { pick }) => xml.replace(/<row/g, () => pick(['<row', '<row r="9999999"', '<row r="-1"', '<rows'])),
  (xml) => `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${xml.replace(/<t>[^<]*/, '<t>&b;&b;')}`,
  (xml) => xml.replace(/<sheetData>/, `<sheetData>${'<x>'.repeat(3000)}`),
  (xml, { below }) => xml.slice(0, below(xml.length)),
  (xml) => xml.replace(/<\/row>/g, ''),
  (xml) => xml.replace(/<row.*<\/row>/s, ''),
]

/** A workbook with one of its parts changed, or without it; still an archive. */
export const changeWorkbook = (bytes: Buffer, chance: Chance): Buffer => {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts)
  const name = chance.once(0.7) ? (names.find((one) => one.includes('sheet2')) ?? '') : chance.pick(names)
  if (chance.once(0.08)) delete parts[name]
  else parts[name] = strToU8(chance.pick(changes)(strFromU8(parts[name] ?? new Uint8Array()), chance))
  return Buffer.from(zipSync(parts, { level: 1, mtime: '2026-01-01' }))
}
