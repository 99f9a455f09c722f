import { useState } from 'react'
import type { ComputerState, SettingsState } from '../../../analytics/contract'
import { useEngine } from '../../engine/engine-context'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { TextField } from '../../ui/field'
import { formatNumber } from '../../ui/format'
import { ErrorMessage } from '../../ui/message'
import { SaveRow } from './save-row'
import { Row, Rows, Section } from './section'
import styles from './settings.module.css'
import { useSave, type Saving } from './use-save'

const words = text.settingsScreen.computer

/** Who works here, and how much of this computer a project may take. */
export const ComputerSection = ({ state }: { state: SettingsState | undefined }) => {
  const { data, error } = useQuery('computer.settings', {})
  const saving = useSave()
  return (
    <Section id="computer" note={words.note}>
      {error !== undefined && <ErrorMessage error={error} />}
      {data !== undefined && (
        <>
          <ComputerForm key={JSON.stringify(data.chosen)} computer={data} saving={saving} />
          <Rows>
            <Row name={words.inEffect}>
              {words.now(data.inEffect.user, words.threadCount(data.inEffect.threads), `${formatNumber(data.inEffect.memoryMb)} MB`)}
            </Row>
            {state !== undefined && <Row name={words.zone}>{state.zone === 'site' || state.zone === null ? words.zoneSite : state.zone}</Row>}
            <Row name={words.file}>
              <span className={styles.path}>{data.file}</span>
            </Row>
          </Rows>
        </>
      )}
    </Section>
  )
}

const textOf = (value: string | number | null): string => (value === null ? '' : String(value))

/** Undefined for what is no whole number between the two, null for nothing. */
const readWhole = (typed: string, { least, most }: { least: number; most: number }): number | null | undefined => {
  const plain = typed.trim()
  if (plain === '') return null
  const value = Number(plain)
  return /^\d{1,7}$/.test(plain) && value >= least && value <= most ? value : undefined
}

const ComputerForm = ({ computer, saving }: { computer: ComputerState; saving: Saving }) => {
  const { chosen, byItself, limits, given } = computer
  const engine = useEngine()
  const [user, setUser] = useState(textOf(chosen.user))
  const [threads, setThreads] = useState(textOf(chosen.threads))
  const [memory, setMemory] = useState(textOf(chosen.memoryMb))
  const [threadsRead, memoryRead] = [readWhole(threads, limits.threads), readWhole(memory, limits.memoryMb)]
  const edit = (set: (value: string) => void) => (value: string): void => {
    saving.reset()
    set(value)
  }
  const wrong = threadsRead === undefined ? limits.threads : memoryRead === undefined ? limits.memoryMb : undefined
  const problem = wrong === undefined ? undefined : `${threadsRead === undefined ? words.threads : words.memory}: ${words.whole(String(wrong.least), String(wrong.most))}`
  const most = String(limits.memoryMb.most)
  return (
    <form
      className={styles.form}
      aria-label={text.settingsScreen.sections.computer}
      onSubmit={(event) => {
        event.preventDefault()
        if (threadsRead !== undefined && memoryRead !== undefined) saving.save(() => engine.call('computer.set', { user: user.trim() === '' ? null : user, threads: threadsRead, memoryMb: memoryRead }))
      }}
    >
      <Rows>
        <Row name={words.name} note={given.includes('user') ? words.nameGiven : words.nameNote(byItself.user)}>
          <TextField label={words.name} placeholder={byItself.user} value={user} onChange={edit(setUser)} maxLength={80} />
        </Row>
        <Row name={words.threads} note={given.includes('threads') ? words.threadsGiven : words.threadsNote(String(limits.threads.most))}>
          <TextField label={words.threads} placeholder={String(byItself.threads)} inputMode="numeric" value={threads} onChange={edit(setThreads)} />
        </Row>
        <Row name={words.memory} note={words.memoryNote(String(limits.memoryMb.least), most)}>
          <TextField label={words.memory} placeholder={most} inputMode="numeric" value={memory} onChange={edit(setMemory)} />
        </Row>
      </Rows>
      <SaveRow saving={saving} changed={user !== textOf(chosen.user) || threads !== textOf(chosen.threads) || memory !== textOf(chosen.memoryMb)} problem={problem} />
    </form>
  )
}
