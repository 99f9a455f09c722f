import { paragraph } from '../../documents/pdf/blocks'
import type { Paper } from '../../documents/pdf/paper'

/** A paragraph that leads to a table: some room between both. */
export const lead = (paper: Paper, text: string): void => {
  paragraph(paper, text)
  paper.y += 5
}
