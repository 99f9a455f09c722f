import type { FileHead } from '../../file-head'
import type { Adapted } from '../adapted'
import { adaptMelcloud } from './melcloud'
import { readDocument } from './read-document'
import { refuseVicareError, adaptVicare } from './vicare'
import { largeDocument, unknownDocument } from './unknown-document'

/** Rows of a JSON document of a known service. Errors: `file-unrecognised` with its first values, `no-rows` with the reason it states, `no-time-column`, `file-damaged`. */
export const adaptDocument = async (head: FileHead): Promise<Adapted> => {
  const { label } = head.file
  const document = await readDocument(head)
  if (document === undefined) throw largeDocument(label)
  refuseVicareError(document, label)
  const adapted = adaptVicare(document, label) ?? adaptMelcloud(document, label)
  if (adapted === undefined) throw unknownDocument(document, label)
  return adapted
}
