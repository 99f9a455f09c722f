import { useFont, type FontRun, type Weight } from './fonts'
import { shareLayouts, type LaidOutFont } from './word-layouts'

export interface TextStyle {
  size: number
  weight: Weight
  color: string
}

export interface Typesetter {
  /** Lines no wider than `width` points; words are kept whole where they fit, and a space at a break stays with its line for readers. */
  lines(text: string, width: number, style: TextStyle): string[]
  widthOf(text: string, style: TextStyle): number
  /** Draws one line with its top at `y`. */
  draw(text: string, x: number, y: number, style: TextStyle): void
}

const mostWidths = 20_000

/** Measures, breaks and draws text in several font files on one baseline. */
export const createTypesetter = (
  doc: PDFKit.PDFDocument,
  runsOf: (text: string, weight: Weight) => FontRun[],
): Typesetter => {
  const use = (font: string): PDFKit.PDFDocument => {
    useFont(doc, font)
    shareLayouts(Reflect.get(doc, '_font') as LaidOutFont, font)
    return doc
  }
  const widths = new Map<string, number>()
  const measure = (text: string, style: TextStyle): number =>
    runsOf(text, style.weight).reduce((sum, run) => sum + use(run.font).fontSize(style.size).widthOfString(run.text), 0)
  const widthOf = (text: string, style: TextStyle): number => {
    const key = `${style.weight} ${style.size} ${text}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const width = measure(text, style)
    if (widths.size < mostWidths) widths.set(key, width)
    return width
  }
  return {
    widthOf,
    lines: (text, width, style) => text.split('\n').flatMap((line) => breakLine(line, width, (part) => widthOf(part, style))),
    draw: (text, x, y, style) => {
      let left = x
      const runs = runsOf(text, style.weight)
      runs.forEach((run, index) => {
        use(run.font).fontSize(style.size).fillColor(style.color)
        doc.text(run.text, left, y, { lineBreak: false })
        if (index < runs.length - 1) left += doc.widthOfString(run.text)
      })
    },
  }
}

/** A line's width is the sum of its words', each but the last with the space after it. */
const breakLine = (line: string, width: number, widthOf: (text: string) => number): string[] => {
  const lines: string[] = []
  let current: string | undefined
  let last = ''
  let before = 0
  for (const word of wordsOf(line)) {
    const closed = current === undefined ? 0 : before + widthOf(`${last} `)
    if (closed + widthOf(word) <= width) {
      current = current === undefined ? word : `${current} ${word}`
      last = word
      before = closed
      continue
    }
    if (current !== undefined) lines.push(`${current} `)
    let rest = word
    while (widthOf(rest) > width && rest.length > 1) {
      const cut = longestThatFits(rest, (text) => widthOf(text) <= width)
      lines.push(rest.slice(0, cut))
      rest = rest.slice(cut)
    }
    current = last = rest
    before = 0
  }
  return [...lines, current ?? '']
}

/** Words of a line; a unit stays with its number. */
const wordsOf = (line: string): string[] =>
  line.split(' ').reduce<string[]>((words, word) => {
    const last = words.at(-1)
    if (last !== undefined && unit.test(word) && /\d$/.test(last)) words[words.length - 1] = `${last} ${word}`
    else words.push(word)
    return words
  }, [])

const unit = /^(%|lb|kg|K|°C)[.,;:)]*$/

const longestThatFits = (word: string, fits: (text: string) => boolean): number => {
  let low = 1
  let high = word.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(word.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}
