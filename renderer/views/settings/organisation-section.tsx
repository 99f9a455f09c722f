import { useRef, useState } from 'react'
import type { OrganisationState } from '../../../analytics/contract'
import { logoLimits } from '../../../analytics/contract/choices'
import { useEngine } from '../../engine/engine-context'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { LinesField, TextField } from '../../ui/field'
import { formatBytes, formatNumber } from '../../ui/format'
import { ErrorMessage } from '../../ui/message'
import { SaveRow } from './save-row'
import { Row, Rows, Section } from './section'
import styles from './settings.module.css'
import { useSave, type Saving } from './use-save'

const words = text.settingsScreen.organisation

/** Who stands at the head of printed documents. */
export const OrganisationSection = () => {
  const { data, error } = useQuery('settings.organisation', {})
  const saving = useSave()
  return (
    <Section id="organisation" note={words.note} what={words.what}>
      {error !== undefined && <ErrorMessage error={error} />}
      {data !== undefined && <OrganisationForm key={JSON.stringify([data.name, data.lines, data.logo])} stands={data} saving={saving} />}
    </Section>
  )
}

/** `keep`, none, or the base64 of a picture that was chosen. */
type DraftLogo = 'keep' | null | { content: string; type: string }

const OrganisationForm = ({ stands, saving }: { stands: OrganisationState; saving: Saving }) => {
  const engine = useEngine()
  const [name, setName] = useState(stands.name)
  const [lines, setLines] = useState(stands.lines.join('\n'))
  const [logo, setLogo] = useState<DraftLogo>('keep')
  const [problem, setProblem] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)
  const changed = name !== stands.name || lines !== stands.lines.join('\n') || logo !== 'keep'
  const tooManyLines = lines.trim().split('\n').length > 6
  const edit = <Value,>(set: (value: Value) => void) => (value: Value): void => {
    saving.reset()
    set(value)
  }
  const take = async (file: File): Promise<void> => {
    const large = file.size > logoLimits.bytes
    setProblem(large ? words.tooLarge(formatBytes(file.size)) : undefined)
    if (!large) edit(setLogo)({ content: await base64Of(file), type: file.type })
  }
  const shown = logo === 'keep' ? (stands.logoContent === null ? undefined : { content: stands.logoContent, type: `image/${stands.logo?.type}` }) : (logo ?? undefined)
  return (
    <form
      className={styles.form}
      aria-label={text.settingsScreen.sections.organisation}
      onSubmit={(event) => {
        event.preventDefault()
        saving.save(() => engine.call('settings.set-organisation', { name, lines: lines.trim().split('\n'), logo: logo === null || logo === 'keep' ? logo : { content: logo.content } }))
      }}
    >
      <Rows>
        <Row name={words.name}>
          <TextField label={words.name} value={name} onChange={edit(setName)} maxLength={120} />
        </Row>
        <Row name={words.lines} note={words.linesNote}>
          <LinesField label={words.lines} value={lines} onChange={edit(setLines)} rows={4} />
        </Row>
        <Row name={words.logo} note={words.logoNote}>
          {shown !== undefined ? (
            <img className={styles.logo} src={`data:${shown.type};base64,${shown.content}`} alt={words.preview} />
          ) : (
            <span className={styles.muted}>{logo === 'keep' && stands.logo !== null ? words.lost : words.none}</span>
          )}
          {logo === 'keep' && stands.logo !== null && <span className={styles.muted}>{words.facts(formatNumber(stands.logo.width), formatNumber(stands.logo.height), formatBytes(stands.logo.bytes))}</span>}
          <div className={styles.buttons}>
            <Button small icon="file" onPress={() => picker.current?.click()}>
              {words.choose}
            </Button>
            {(shown !== undefined || (logo === 'keep' && stands.logo !== null)) && (
              <Button small variant="quiet" icon="close" onPress={() => edit(setLogo)(stands.logo === null ? 'keep' : null)}>
                {words.remove}
              </Button>
            )}
          </div>
          <input
            ref={picker}
            type="file"
            accept="image/png,image/jpeg"
            aria-label={words.choose}
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file !== undefined) void take(file)
              event.target.value = ''
            }}
          />
        </Row>
      </Rows>
      <SaveRow saving={saving} changed={changed} problem={tooManyLines ? words.linesNote : problem} />
    </form>
  )
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)))
    reader.readAsDataURL(file)
  })
