import type { ReactNode } from 'react'
import type { SharedCause } from '../../../analytics/contract'
import { text } from '../../text/text'
import { SeverityMark } from '../../ui/severity'
import { causeEvidence, causeName } from './cause-words'
import styles from './causes.module.css'

/** A common cause in one line: how severe, what, of whom, why it is one, and what can be done with it. */
export const CauseItem = ({ cause, folded, children }: { cause: SharedCause; folded: boolean; children?: ReactNode }) => (
  <li className={folded ? styles.cause : `${styles.cause} ${styles.apart}`} data-cause={cause.causeId}>
    <SeverityMark severity={cause.worst} />
    <div className={styles.words}>
      <span className={styles.name}>
        {causeName(cause)} <span className={styles.count}>{text.causes.findings(cause.findings)}</span>
      </span>
      <span className={styles.evidence}>{`${causeEvidence(cause)}. ${text.causes.look[cause.key]}`}</span>
    </div>
    <div className={styles.buttons}>{children}</div>
  </li>
)
