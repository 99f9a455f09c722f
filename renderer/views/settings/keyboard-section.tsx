import { text } from '../../text/text'
import { SimpleTable } from '../../ui/simple-table'
import { Section } from './section'
import styles from './settings.module.css'

const words = text.settingsScreen

/** Every key that does something. */
export const KeyboardSection = () => (
  <Section id="keyboard">
    <SimpleTable
      label={words.sections.keyboard}
      columns={[
        { title: words.key, nowrap: true, render: ([key]: readonly [string, string]) => <kbd className={styles.key}>{key}</kbd> },
        { title: words.does, render: ([, does]: readonly [string, string]) => does },
      ]}
      rows={words.keys}
      rowKey={([key]) => key}
    />
  </Section>
)
