/** Colours and sizes of printed pages, in points; contrast of every text colour on white is at least 4.5. */
export const theme = {
  page: { width: 612, height: 792, left: 54, right: 54, top: 54, bottom: 66 },
  ink: '#1b1f24',
  quiet: '#57606a',
  line: '#d0d7de',
  tint: '#f3f5f7',
  accent: '#0b6e99',
  warm: '#a8480c',
  text: 9.5,
  small: 7.5,
  leading: 1.42,
} as const

export const contentWidth = theme.page.width - theme.page.left - theme.page.right

/** Size and margins of the pages of a document, in points. */
export interface PageShape {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

export const pageShape = (landscape: boolean): PageShape =>
  landscape ? { ...theme.page, width: theme.page.height, height: theme.page.width } : theme.page

/** Width between the margins. */
export const widthBetween = ({ width, left, right }: PageShape): number => width - left - right
