import { useState } from 'react'
import type { ListedProject } from '../../../analytics/contract'
import { useEngine } from '../../engine/engine-context'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { ErrorMessage } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { formatDay } from '../../ui/time'
import { useHost } from '../shell/host-context'
import styles from './recent.module.css'
import { useOpenProject } from './use-open-project'

const words = text.start.recent

const shownAtFirst = 6

/** Projects opened lately on this computer, to be opened again. */
export const RecentPanel = () => {
  const { data, error, refresh } = useQuery('projects.recent', {})
  const engine = useEngine()
  const project = useOpenProject()
  const shown = project.error ?? error
  const [all, setAll] = useState(false)
  const listed = data ?? []
  return (
    <Panel title={words.title}>
      {shown !== undefined && <ErrorMessage error={shown} />}
      {data?.length === 0 && <p className={styles.muted}>{words.none}</p>}
      <ul className={styles.list} aria-label={words.title}>
        {(all ? listed : listed.slice(0, shownAtFirst)).map((one) => (
          <RecentRow
            key={one.path}
            project={one}
            opening={project.opening === one.path}
            onOpen={() => project.open(one.path)}
            onForget={() => void engine.call('projects.forget', { path: one.path }).then(refresh)}
          />
        ))}
      </ul>
      {!all && listed.length > shownAtFirst && (
        <Button small variant="quiet" onPress={() => setAll(true)}>
          {words.all(listed.length)}
        </Button>
      )}
    </Panel>
  )
}

interface RowProps {
  project: ListedProject
  opening: boolean
  onOpen: () => void
  onForget: () => void
}

const RecentRow = ({ project, opening, onOpen, onForget }: RowProps) => {
  const { shell } = useHost()
  const { name, path, state, units, openFindings, openedAt } = project
  const canOpen = state === 'there' && (project.canOpen || shell !== null)
  const opened = formatDay(openedAt.slice(0, 10))
  const figures = [units === null ? null : words.units(units), openFindings === null ? null : words.findings(openFindings)].filter(Boolean).join(' · ')
  return (
    <li className={state === 'missing' ? `${styles.row} ${styles.gone}` : styles.row}>
      <div className={styles.head}>
        {canOpen ? (
          <button type="button" className={styles.name} aria-label={words.open(name)} disabled={opening} onClick={onOpen}>
            {name}
          </button>
        ) : (
          <strong className={styles.still}>{name}</strong>
        )}
        <span className={styles.mark} title={words.opened(opened)}>
          {state === 'open' ? words.here : state === 'missing' ? words.missing : opened}
        </span>
        {state !== 'open' && <Button small variant="quiet" icon="close" aria-label={words.remove(name)} onPress={onForget} />}
      </div>
      <span className={styles.muted} role="status">
        {opening ? words.opening(name) : figures}
      </span>
      <span className={styles.path} title={path}>
        {path}
      </span>
      {state === 'there' && !canOpen && <CommandLine command={project.command} />}
    </li>
  )
}

/** Whether the text came to the clipboard; where it may not, it can still be marked. */
const copy = async (command: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(command)
    return true
  } catch {
    return false
  }
}

const CommandLine = ({ command }: { command: string }) => {
  const [copied, setCopied] = useState(false)
  return (
    <>
      <span className={styles.muted}>{words.outside}</span>
      <code className={styles.command}>{command}</code>
      <div>
        <Button small icon="copies" onPress={() => void copy(command).then(setCopied)}>
          {copied ? words.copied : words.copy}
        </Button>
      </div>
    </>
  )
}
