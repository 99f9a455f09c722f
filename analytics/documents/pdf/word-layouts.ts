/** pdfkit's font of one document: lays out a word at a time and keeps the result. */
export interface LaidOutFont {
  layoutRun(text: string, features?: Readonly<Record<string, boolean>>): unknown
  layoutCache: Record<string, unknown>
}

interface Layouts {
  words: Record<string, unknown>
  count: number
}

const most = 20_000
const layouts = new Map<string, Layouts>()
const done = new WeakSet<LaidOutFont>()

/**
 * Lets a document's font share the layout of words with those of all other documents. Numbers are set without kerning around a decimal
 * point, which would hide the point of 14.1, and in figures of one width: for those that check them by hand.
 */
export const shareLayouts = (font: LaidOutFont, file: string): void => {
  if (done.has(font)) return
  done.add(font)
  const layoutRun = font.layoutRun.bind(font)
  font.layoutCache = layoutsOf(file).words
  font.layoutRun = (text, features) => {
    const shared = layoutsOf(file)
    shared.count++
    font.layoutCache = shared.words
    return layoutRun(text, features ?? figuresOf(text))
  }
}

const layoutsOf = (file: string): Layouts => {
  const known = layouts.get(file)
  if (known !== undefined && known.count < most) return known
  const fresh: Layouts = { words: Object.create(null) as Record<string, unknown>, count: 0 }
  layouts.set(file, fresh)
  return fresh
}

const figuresOf = (word: string): Readonly<Record<string, boolean>> | undefined =>
  /^[\d.,]+ ?$/.test(word) ? { tnum: true } : /\d\.\d/.test(word) ? { kern: false } : undefined
