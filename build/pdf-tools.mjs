import { spawnSync } from 'node:child_process'
import { canUseApt, installWithApt } from './apt.mjs'
import { say } from './run.mjs'

const present = () => ['pdfinfo', 'pdftotext'].every((tool) => spawnSync(tool, ['-v']).error === undefined)

/** Poppler's tools, with which tests read the PDFs back: those that are there, else Debian's package (as root). */
export const ensurePdfTools = () => {
  if (present()) return
  if (canUseApt()) installWithApt("Poppler's PDF tools", ['poppler-utils'])
  if (!present()) say('The tests of PDFs need pdfinfo and pdftotext (poppler-utils); without them they fail.')
}
