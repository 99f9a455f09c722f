import type { EngineStatus, ShellAction } from '../../../analytics/contract'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { ErrorMessage } from '../../ui/message'
import styles from './engine-panel.module.css'
import { useHost } from './host-context'

/** What has happened to the engine, where its log is, and the ways on. */
export const EnginePanel = ({ status }: { status: EngineStatus }) => {
  const { shell } = useHost()
  const { state, error, project, logFile } = status
  const mendable = state === 'failed' && error?.code === 'project-damaged'
  const act = (action: ShellAction) => () => void shell?.act(action)
  return (
    <section className={styles.panel} aria-label={state === 'failed' ? text.shell.failedTitle : text.shell.stoppedTitle}>
      <h1>{state === 'failed' ? text.shell.failedTitle : text.shell.stoppedTitle}</h1>
      {error !== null && <ErrorMessage error={error} />}
      <dl className={styles.facts}>
        <dt>{text.shell.project}</dt>
        <dd>{project}</dd>
        <dt>{text.shell.log}</dt>
        <dd>{logFile}</dd>
      </dl>
      <div className={styles.buttons}>
        {mendable && (
          <Button variant="primary" onPress={act('rebuild-project')}>
            {text.shell.rebuild}
          </Button>
        )}
        <Button variant={mendable ? 'normal' : 'primary'} onPress={act('start-again')}>
          {state === 'failed' ? text.shell.tryAgain : text.shell.startAgain}
        </Button>
        <Button onPress={act('open-project')}>{text.shell.openOther}</Button>
        <Button onPress={act('new-project')}>{text.shell.makeNew}</Button>
        <Button onPress={act('show-log')}>{text.shell.showLog}</Button>
      </div>
    </section>
  )
}
