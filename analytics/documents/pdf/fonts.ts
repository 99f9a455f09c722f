import { createRequire } from 'node:module'
import { faceOf } from './font-face'

export type Weight = 400 | 600

const require = createRequire(import.meta.url)
const subsets = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const
type Subset = (typeof subsets)[number]

export interface FontRun {
  /** Path of the font file, which pdfkit also keeps it by. */
  font: string
  text: string
}

/** Answers how to split a text into runs of one font file each: Inter (SIL Open Font License) in the scripts it is cut into. */
export const createFontRuns = (doc: PDFKit.PDFDocument): ((text: string, weight: Weight) => FontRun[]) => {
  const chosen = new Map<string, Subset>()
  const subsetOf = (character: string): Subset => {
    const known = chosen.get(character)
    if (known !== undefined) return known
    const subset = subsets.find((name) => covers(doc, fontFile(name, 400), character)) ?? 'latin'
    chosen.set(character, subset)
    return subset
  }
  return (text, weight) => {
    if (isAscii.test(text)) return text === '' ? [] : [{ font: fontFile('latin', weight), text }]
    const runs: FontRun[] = []
    for (const character of plain(text)) {
      const font = fontFile(subsetOf(character), weight)
      const last = runs.at(-1)
      if (last !== undefined && last.font === font) last.text += character
      else runs.push({ font, text: character })
    }
    return runs
  }
}

/** Puts the font in use that `file` names; fonts are read once in a process. */
export const useFont = (doc: PDFKit.PDFDocument, file: string): PDFKit.PDFDocument => {
  const registered = Reflect.get(doc, '_registeredFonts') as Readonly<Record<string, unknown>>
  if (registered[file] === undefined) doc.registerFont(file, faceOf(file) as Buffer)
  return doc.font(file)
}

/** Starts a document with the default font, so that no standard font is ever needed. */
export const useDefaultFont = (doc: PDFKit.PDFDocument): void => void useFont(doc, fontFile('latin', 400))

const files = new Map<Subset, Partial<Record<Weight, string>>>()

const fontFile = (subset: Subset, weight: Weight): string => {
  const known = files.get(subset) ?? {}
  files.set(subset, known)
  return (known[weight] ??= require.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`))
}

const isAscii = /^[\x20-\x7e]*$/

/** What Inter has no sign for, and a hyphen that shows only where a line breaks. */
const plain = (text: string): string =>
  text.normalize('NFC').replaceAll('\u00ad', '').replaceAll('≥', 'at least ').replaceAll('≤', 'at most ').replaceAll('→', '-').replaceAll('\t', ' ')

const covers = (doc: PDFKit.PDFDocument, font: string, character: string): boolean => {
  useFont(doc, font)
  const { font: face } = Reflect.get(doc, '_font') as { font: { hasGlyphForCodePoint(code: number): boolean } }
  return face.hasGlyphForCodePoint(character.codePointAt(0) ?? 32)
}
