import { useEffect, useRef, type ReactNode } from 'react'
import type { SettingsSection } from '../../state/settings-section'
import { usePlace } from '../../state/place'
import { text } from '../../text/text'
import { Panel } from '../../ui/panel'
import styles from './settings.module.css'

/** A part of the screen; an address that names it brings it into sight and to the keyboard. */
export const Section = ({ id, note, what, children }: { id: SettingsSection; note?: string; what?: string; children: ReactNode }) => {
  const named = usePlace((state) => state.screen === 'settings' && state.id === id)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => (named && box.current !== null ? focusWithin(box.current) : undefined), [named])
  return (
    <div ref={box} className={styles.section}>
      <Panel title={text.settingsScreen.sections[id]} note={note}>
        {what !== undefined && <p className={styles.what}>{what}</p>}
        {children}
      </Panel>
    </div>
  )
}

const lookEveryMs = 50
const looksAtMost = 60

/** Goes to the first field of a part as soon as it is there, and stays until whatever was open before has given the keyboard back. */
const focusWithin = (part: HTMLElement): (() => void) => {
  let looks = 0
  let held = false
  const timer = setInterval(() => {
    const field = part.querySelector<HTMLElement>('input:not([type=file]), button, select, textarea')
    if ((held && document.activeElement === field) || ++looks > looksAtMost) return clearInterval(timer)
    part.scrollIntoView({ block: 'start' })
    field?.focus({ preventScroll: true })
    held = field !== null
  }, lookEveryMs)
  return () => clearInterval(timer)
}

export const Rows = ({ children }: { children: ReactNode }) => <dl className={styles.rows}>{children}</dl>

/** A setting: its name, how it is set, and what it does when. */
export const Row = ({ name, note, children }: { name: string; note?: string | undefined; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {children}
      {note !== undefined && <span className={styles.muted}>{note}</span>}
    </dd>
  </div>
)
