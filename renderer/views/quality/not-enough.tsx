import { text } from '../../text/text'
import { Icon } from '../../ui/icon'
import { Panel } from '../../ui/panel'
import styles from './quality.module.css'

/** A sentence of the engine with the names of columns set apart. */
export const Sentence = ({ words }: { words: string }) => (
  <span>
    {words.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part))}
  </span>
)

/** What can't be judged with a unit's data, and what would be enough. */
export const NotEnough = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.length === 0 ? (
    <Panel title={text.quality.enoughTitle}>{text.quality.enough}</Panel>
  ) : (
    <Panel title={text.quality.lackingTitle(sentences.length)}>
      <ul className={styles.lacking}>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Icon name="warning" size={14} />
            <Sentence words={text.sentence(sentence)} />
          </li>
        ))}
      </ul>
    </Panel>
  )
