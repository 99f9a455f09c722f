import { z } from 'zod'
import { command, json, query, type Calls } from './define'
import { logoLimits } from './choices'


/** A logo as the audit trail names it: everything but its bytes. */
export interface OrganisationLogo {
  type: 'png' | 'jpeg'
  bytes: number
  /** Pixels. */
  width: number
  height: number
  sha256: string
}

/** Who stands at the head of printed documents; the name is empty for nobody. */
export interface Organisation {
  name: string
  /** Address, telephone, e-mail: a line each, as they are printed. */
  lines: string[]
  logo: OrganisationLogo | null
}

export interface OrganisationState extends Organisation {
  /** Base64; null without a logo, and when its file is no longer in the project. */
  logoContent: string | null
}

const line = z
  .string()
  .trim()
  .max(120)
  .regex(/^[^\p{Cc}]*$/u, 'no line breaks or control characters')

/** A change of the organisation: an empty name without anything else takes it off the documents. */
export const organisationChange = z.strictObject({
  name: line,
  lines: z.array(line).max(6),
  /** The one there is, none, or the bytes of another one in base64. */
  logo: z.union([z.literal('keep'), z.null(), z.strictObject({ content: z.base64().max(Math.ceil(logoLimits.bytes * 1.4)) })]),
})
export type OrganisationChange = z.output<typeof organisationChange>

export const organisationCalls = {
  'settings.organisation': query(z.strictObject({}), json<OrganisationState>()),
  /** Holds from the next document on that is made. Errors: `logo-invalid`, `bad-arguments` for lines or a logo without a name. */
  'settings.set-organisation': command(organisationChange, json<OrganisationState>()),
} satisfies Calls
