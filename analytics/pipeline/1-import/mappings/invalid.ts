import { EngineError } from '../../../contract/errors'

/** A mapping that can't be used: which one, which field, why. */
export const mappingInvalid = (label: string, field: string, reason: string): EngineError =>
  new EngineError('mapping-invalid', `The mapping ${label} can't be used: ${field}: ${reason}.`, { hint: 'Correct that field, or take the mapping away; docs/formats.md says what each may hold.' })
