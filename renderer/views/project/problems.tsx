import type { ProjectCheck, ProjectProblem } from '../../../analytics/contract'
import { text } from '../../text/text'
import { Panel } from '../../ui/panel'
import { SimpleTable, type TableColumn } from '../../ui/simple-table'
import styles from './project.module.css'

const words = text.project.problems

const columns: TableColumn<ProjectProblem>[] = [
  { title: words.where, render: ({ where }) => <code className={styles.path}>{where}</code> },
  { title: words.what, render: ({ what }) => what },
  { title: words.todo, render: ({ todo }) => todo },
]

/** What the last check found, where, and what to do about it. */
export const Problems = ({ check }: { check: ProjectCheck }) => (
  <div className={styles.problems}>
    <Panel title={words.title(check.problems.length)} flush>
      <SimpleTable label={words.title(check.problems.length)} columns={columns} rows={check.problems} rowKey={({ where }, index) => `${index} ${where}`} maxHeight={220} />
    </Panel>
  </div>
)
