import { createRequire } from 'node:module'

export type Weight = 400 | 600

const require = createRequire(import.meta.url)
const subsets = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const

export interface FontRun {
  font: string
  text: string
}

/** Registers Inter (SIL Open Font License) in the scripts it is cut into and answers how to split a text into runs of one file. */
export const registerFonts = (doc: PDFKit.PDFDocument): ((text: string, weight: Weight) => FontRun[]) => {
  for (const weight of [400, 600])
    for (const subset of subsets)
      doc.registerFont(`${subset}-${weight}`, fontFile(subset, weight))
  const chosen = new Map<string, string>()
  const subsetOf = (character: string): string => {
    const known = chosen.get(character)
    if (known !== undefined) return known
    const subset = subsets.find((name) => covers(doc, `${name}-400`, character)) ?? 'latin'
    chosen.set(character, subset)
    return subset
  }
  return (text, weight) => {
    const runs: FontRun[] = []
    for (const character of plain(text)) {
      const font = `${subsetOf(character)}-${weight}`
      const last = runs.at(-1)
      if (last !== undefined && last.font === font) last.text += character
      else runs.push({ font, text: character })
    }
    return runs
  }
}

/** The file of the default font, so that no standard font is ever needed. */
export const defaultFont = (): string => fontFile('latin', 400)

const fontFile = (subset: string, weight: number): string =>
  require.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`)

const plain = (text: string): string =>
  text.normalize('NFC').replaceAll('≥', 'at least ').replaceAll('≤', 'at most ').replaceAll('→', '-').replaceAll('\t', ' ')

const covers = (doc: PDFKit.PDFDocument, font: string, character: string): boolean => {
  doc.font(font)
  const { font: face } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font
  return face.hasGlyphForCodePoint(character.codePointAt(0) ?? 32)
}
