import type { EngineContract, Handlers } from '../contract'
import { EngineError } from '../contract/errors'
import type { Organisation, OrganisationChange, OrganisationState } from '../contract/organisation'
import { readLogo } from '../documents/logo/read-logo'
import type { Letterhead } from '../documents/pdf/letterhead'
import { recordAudit } from '../project/audit'
import type { Project } from '../project/open-project'
import { dropOtherLogos, keepLogo, logoBytes, organisationCommand, readOrganisation } from '../project/organisation'
import type { Readers } from './readers'

export interface OrganisationJobs {
  user: string
  use: Readers['use']
  inTurn: <T>(job: () => Promise<T>) => Promise<T>
}

/** The calls about who stands at the head of printed documents. */
export const organisationHandlers = (project: Project, { user, use, inTurn }: OrganisationJobs): Handlers<Pick<EngineContract, 'settings.organisation' | 'settings.set-organisation'>> => ({
  'settings.organisation': (_input, { signal }) => use(async (connection) => stateOf(project, await readOrganisation(connection)), signal),
  'settings.set-organisation': (change) => inTurn(() => setOrganisation(project, user, change)),
})

/** The letterhead of a project's documents; undefined where nobody was named. A logo whose file is gone is left out. */
export const letterheadOf = async (project: Project): Promise<Letterhead | undefined> => {
  const { name, lines, logo } = await readOrganisation(project.jobs)
  return name === '' ? undefined : { name, lines, logo: logo === null ? null : (logoBytes(project.layout, logo) ?? null) }
}

const setOrganisation = async (project: Project, who: string, change: OrganisationChange): Promise<OrganisationState> => {
  project.ensureOurs()
  const before = await readOrganisation(project.jobs)
  const content = change.logo === 'keep' || change.logo === null ? undefined : Buffer.from(change.logo.content, 'base64')
  const logo = content !== undefined ? readLogo(content) : change.logo === 'keep' ? before.logo : null
  const after: Organisation = { name: change.name, lines: change.lines.filter((line) => line !== ''), logo }
  if (after.name === '' && (after.lines.length > 0 || logo !== null))
    throw new EngineError('bad-arguments', 'An address or a logo needs the name of the organisation with it.', { hint: 'Fill in the name, or leave everything empty to print documents without it.' })
  if (content !== undefined && logo !== null) keepLogo(project.layout, logo, content)
  if (JSON.stringify(before) !== JSON.stringify(after)) await recordAudit(project.jobs, { who, command: organisationCommand, before, after })
  dropOtherLogos(project.layout, after)
  return stateOf(project, after)
}

const stateOf = (project: Project, organisation: Organisation): OrganisationState => {
  const { logo } = organisation
  const content = logo === null ? undefined : logoBytes(project.layout, logo)
  return { ...organisation, logoContent: content === undefined ? null : Buffer.from(content).toString('base64') }
}
