import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { ErrorMessage } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { AuditTrail } from './audit-trail'
import { Problems } from './problems'
import { ProjectActions } from './project-actions'
import { ProjectFigures } from './project-figures'
import styles from './project.module.css'

/** The project as a folder: what it holds, whether it is sound, and who changed what. */
export const ProjectView = () => {
  const { data: state, error } = useQuery('project.state', {}, { keepPrevious: true })
  const check = state?.lastCheck
  return (
    <Screen title={state?.name ?? text.project.title} lead={state !== undefined && <span className={styles.path}>{state.path}</span>} actions={<ProjectActions />} fill>
      <ProjectFigures state={state} />
      {error !== undefined && <ErrorMessage error={error} />}
      {state?.warnings.map((warning) => <ErrorMessage key={warning} error={{ message: warning }} />)}
      {check != null && check.problems.length > 0 && <Problems check={check} />}
      <AuditTrail />
    </Screen>
  )
}
