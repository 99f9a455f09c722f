import { createHash } from 'node:crypto'
import { EngineError } from '../../contract/errors'
import type { OrganisationLogo } from '../../contract/organisation'
import { logoLimits } from '../../contract/choices'
import { jpegSize } from './jpeg-size'
import { pngSize } from './png-size'

/**
 * What a logo is, by its own bytes whatever its name says. Errors: `logo-invalid` for anything but a whole PNG or JPEG within
 * the limits of the contract, with what is wrong and what to do.
 */
export const readLogo = (content: Uint8Array): OrganisationLogo => {
  const { bytes, leastPixels, mostPixels } = logoLimits
  if (content.length > bytes) throw invalid(`The logo has ${Math.ceil(content.length / 1000)} kB; at most ${bytes / 1000} kB are allowed.`, 'Save it smaller: 600 pixels across are enough for paper.')
  const type = isPng(content) ? 'png' : isJpeg(content) ? 'jpeg' : undefined
  if (type === undefined) throw invalid('The file is neither a PNG nor a JPEG picture.', 'Save the logo as PNG or JPEG and choose that file.')
  const size = type === 'png' ? pngSize(content) : jpegSize(content)
  if (size === undefined) throw invalid(`The ${type === 'png' ? 'PNG' : 'JPEG'} file is damaged or incomplete.`, 'Save the logo again and choose that file.')
  const { width, height } = size
  if (Math.min(width, height) < leastPixels || Math.max(width, height) > mostPixels)
    throw invalid(`The logo is ${width} x ${height} pixels; each side must have ${leastPixels} to ${mostPixels}.`, 'Save it in another size.')
  return { type, bytes: content.length, width, height, sha256: createHash('sha256').update(content).digest('hex') }
}

const invalid = (message: string, hint: string): EngineError => new EngineError('logo-invalid', message, { hint })

const pngMagic = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const isPng = (content: Uint8Array): boolean => pngMagic.every((byte, index) => content[index] === byte)
const isJpeg = (content: Uint8Array): boolean => content[0] === 0xff && content[1] === 0xd8 && content[2] === 0xff
