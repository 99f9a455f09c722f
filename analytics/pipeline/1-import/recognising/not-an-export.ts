import { EngineError } from '../../../contract/errors'
import { isDocument } from './discover'

const unknown: readonly string[] = ['file-unrecognised', 'mapping-needed', 'no-time-column', 'no-rows']

/** What is said of a file that is not known: of a licence or a note that it is one, as nothing has to be done about it; of others what was found. */
export const orNotAnExport = (error: unknown, label: string): unknown =>
  error instanceof EngineError && unknown.includes(error.code) && isDocument(label)
    ? new EngineError('not-an-export', `${label} is a text beside exports (licence or note), not an export.`, { cause: error })
    : error
