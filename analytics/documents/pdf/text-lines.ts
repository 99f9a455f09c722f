import { setTabularFigures, useFont, type FontRun, type Weight } from './fonts'

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

/** Measures, breaks and draws text in several font files on one baseline; `tabular` sets figures of one width. */
export const createTypesetter = (
  doc: PDFKit.PDFDocument,
  runsOf: (text: string, weight: Weight) => FontRun[],
  tabular = false,
): Typesetter => {
  const done = new WeakSet<object>()
  const use = (font: string): PDFKit.PDFDocument => {
    useFont(doc, font)
    if (tabular) setTabularFigures(doc, done)
    return doc
  }
  const widthOf = (text: string, style: TextStyle): number =>
    runsOf(text, style.weight).reduce((sum, run) => sum + use(run.font).fontSize(style.size).widthOfString(run.text), 0)
  return {
    widthOf,
    lines: (text, width, style) => text.split('\n').flatMap((line) => breakLine(line, (part) => widthOf(part, style) <= width)),
    draw: (text, x, y, style) => {
      let left = x
      for (const run of runsOf(text, style.weight)) {
        use(run.font).fontSize(style.size).fillColor(style.color)
        doc.text(run.text, left, y, { lineBreak: false })
        left += doc.widthOfString(run.text)
      }
    },
  }
}

const breakLine = (line: string, fits: (text: string) => boolean): string[] => {
  const lines: string[] = []
  let current = ''
  for (const word of wordsOf(line)) {
    const longer = current === '' ? word : `${current} ${word}`
    if (fits(longer)) {
      current = longer
      continue
    }
    if (current !== '') lines.push(`${current} `)
    current = word
    while (!fits(current) && current.length > 1) {
      const cut = longestThatFits(current, fits)
      lines.push(current.slice(0, cut))
      current = current.slice(cut)
    }
  }
  return [...lines, current]
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
