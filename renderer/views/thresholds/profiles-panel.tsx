import { useRef, useState } from 'react'
import type { ProfileDraft, ThresholdState } from '../../../analytics/contract'
import { draftJson } from '../../../analytics/contract/draft-json'
import type { EngineError } from '../../../analytics/contract/errors'
import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'
import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { ErrorMessage } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { saveText } from '../../ui/save-text'
import { defaultDraft } from './profile-name'
import { allThresholds, formatThreshold, thresholdName, valueIn, familyOf } from './threshold-value'
import styles from './thresholds.module.css'

/** Profiles: what differs, save, take, export, import, and what was used before. */
export const ProfilesPanel = ({ state, draft, onTake }: { state: ThresholdState; draft: ProfileDraft; onTake: (draft: ProfileDraft) => void }) => {
  const engine = useEngine()
  const system = usePreferences(({ units }) => units)
  const [name, setName] = useState(draft.name === 'default' ? '' : draft.name)
  const [told, setTold] = useState('')
  const [error, setError] = useState<EngineError>()
  const picker = useRef<HTMLInputElement>(null)
  const doing = (work: () => Promise<string>): void => {
    setError(undefined)
    work().then(setTold, (thrown: unknown) => setError(asEngineError(thrown)))
  }
  const all = allThresholds(state)
  const valueWords = (key: string, value: number): string => {
    const info = all.find((one) => one.key === key)
    return info === undefined ? String(value) : formatThreshold(info, value, system)
  }
  const differences = all.filter((info) => valueIn(draft, info) !== info.default)
  return (
    <div className={styles.profiles}>
      <Panel title={text.thresholds.differences}>
        {differences.length === 0 && draft.scopes.length === 0 && <p className={styles.muted}>{text.thresholds.differencesNone}</p>}
        <ul className={styles.differences}>
          {differences.map((info) => (
            <li key={info.key}>
              <span>{`${text.thresholds.families[familyOf(info.key)] ?? familyOf(info.key)}: ${thresholdName(info.key)}`}</span>
              <span>
                {formatThreshold(info, info.default, system)} → <strong>{formatThreshold(info, valueIn(draft, info), system)}</strong>
              </span>
            </li>
          ))}
          {draft.scopes.map((scope, index) => (
            <li key={index}>
              <span>{Object.values(scope.match).join(', ')}</span>
              <span>{Object.entries(scope.set).map(([key, value]) => `${thresholdName(key)} ${valueWords(key, value)}`).join(', ')}</span>
            </li>
          ))}
        </ul>
        <form
          className={styles.saveRow}
          onSubmit={(event) => {
            event.preventDefault()
            doing(async () => {
              const saved = await engine.call('thresholds.save', { draft: { ...draft, name: name.trim() } })
              onTake(saved.draft)
              return text.thresholds.saved(saved.draft.name)
            })
          }}
        >
          <TextField label={text.thresholds.saveAs} placeholder={text.thresholds.saveAs} value={name} onChange={setName} />
          <Button small type="submit" isDisabled={name.trim() === ''}>
            {text.thresholds.save}
          </Button>
          <Button small icon="download" onPress={() => saveText(`${draft.name}.json`, `${JSON.stringify(draftJson(draft), null, 2)}\n`, 'application/json')}>
            {text.thresholds.saveExport}
          </Button>
          <Button small icon="import" onPress={() => picker.current?.click()}>
            {text.thresholds.importFile}
          </Button>
          <input
            ref={picker}
            type="file"
            accept=".json,application/json"
            hidden
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file === undefined) return
              doing(async () => {
                const read = await engine.call('thresholds.parse', { text: await file.text() })
                onTake(read)
                return read.name
              })
              event.target.value = ''
            }}
          />
        </form>
        <span role="status" className={styles.muted}>
          {told}
        </span>
        {error !== undefined && <ErrorMessage error={error} />}
      </Panel>
      <Panel title={text.thresholds.profiles} flush>
        <ul className={styles.profileList}>
          <ProfileRow name={text.thresholds.builtInProfile} inUse={state.used.name === 'default'} onTake={() => onTake(defaultDraft(state))} />
          {state.saved.map(({ file, draft: saved }) => (
            <ProfileRow
              key={file}
              name={saved.name}
              inUse={state.used.name === saved.name}
              onTake={() => onTake(saved)}
              onRemove={() => doing(async () => (await engine.call('thresholds.remove', { file }), ''))}
            />
          ))}
        </ul>
      </Panel>
      <Panel title={text.thresholds.history} flush>
        <ul className={styles.profileList}>
          {state.history.length === 0 && <li className={styles.muted}>{text.thresholds.historyNone}</li>}
          {state.history.map((use) => (
            <li key={use.at + use.draft.name}>
              <span>
                {use.draft.name}
                <span className={styles.muted}> {text.thresholds.historyLine(use.who, use.at.slice(0, 16).replace('T', ' '))}</span>
              </span>
              <Button small variant="quiet" onPress={() => onTake(use.draft)}>
                {text.thresholds.takeThese}
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}

const ProfileRow = ({ name, inUse, onTake, onRemove }: { name: string; inUse: boolean; onTake: () => void; onRemove?: () => void }) => (
  <li>
    <span>
      {name}
      {inUse && <span className={styles.muted}> {text.thresholds.inUse}</span>}
    </span>
    <span className={styles.rowButtons}>
      {onRemove !== undefined && <Button small variant="quiet" icon="close" aria-label={`${text.thresholds.remove}: ${name}`} onPress={onRemove} />}
      <Button small variant="quiet" onPress={onTake}>
        {text.thresholds.takeThese}
      </Button>
    </span>
  </li>
)
