import { lazy, Suspense, useCallback, useState } from 'react'
import type { EngineError } from '../../../analytics/contract/errors'
import type { ColumnSet } from '../../engine/column-set'
import { useEngine } from '../../engine/engine-context'
import { asEngineError } from '../../engine/query-cache'
import { useQuery } from '../../engine/use-query'
import { useSqlView } from '../../state/sql-view'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { SelectField, TextField } from '../../ui/field'
import { formatNumber } from '../../ui/format'
import { ErrorMessage, Message } from '../../ui/message'
import { saveText } from '../../ui/save-text'
import { Screen } from '../../ui/screen'
import { ResultGrid } from './result-grid'
import { sampleQueries } from './samples'
import { SchemaBrowser } from './schema-browser'
import styles from './sql.module.css'

const SqlEditor = lazy(() => import('./sql-editor').then((module) => ({ default: module.SqlEditor })))

const pageSize = 200

type Outcome = { kind: 'rows'; answer: ColumnSet; offset: number; ms: number; sql: string } | { kind: 'plan'; plan: string } | undefined

/** Ask the project anything: its tables, a statement, its rows. */
export const SqlView = () => {
  const engine = useEngine()
  const { sql, saved, setSql, save, remove } = useSqlView()
  const schema = useQuery('sql.schema', {}, { keepPrevious: true })
  const [outcome, setOutcome] = useState<Outcome>()
  const [error, setError] = useState<EngineError>()
  const [running, setRunning] = useState<AbortController>()
  const [told, setTold] = useState('')
  const [name, setName] = useState('')

  const ask = useCallback(
    async (work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
      const stop = new AbortController()
      setRunning(stop)
      setError(undefined)
      setTold('')
      try {
        await work(stop.signal)
      } catch (thrown) {
        setError(asEngineError(thrown))
      } finally {
        setRunning(undefined)
      }
    },
    [],
  )
  const run = (offset = 0, statement = sql): void =>
    void ask(async (signal) => {
      const from = performance.now()
      const answer = await engine.call('sql.run', { sql: statement, offset, limit: pageSize }, { signal })
      setOutcome({ kind: 'rows', answer, offset, ms: performance.now() - from, sql: statement })
    })

  return (
    <Screen
      title={text.sql.title}
      lead={text.sql.lead}
      actions={
        <>
          <span role="status" className={styles.muted}>
            {running === undefined ? told : text.sql.running}
          </span>
          <SelectField
            label={text.sql.queries}
            value=""
            onChange={(key) => setSql(sampleQueries[key] ?? saved.find((query) => `own ${query.name}` === key)?.sql ?? sql)}
            options={[
              { value: '', label: text.sql.queries },
              ...Object.keys(sampleQueries).map((key) => ({ value: key, label: text.sql.sampleNames[key] ?? key })),
              ...saved.map((query) => ({ value: `own ${query.name}`, label: query.name })),
            ]}
          />
          <Button onPress={() => void ask(async (signal) => setOutcome({ kind: 'plan', plan: (await engine.call('sql.plan', { sql }, { signal })).plan }))}>{text.sql.plan}</Button>
          <Button
            icon="download"
            onPress={() =>
              void ask(async (signal) => {
                const made = await engine.call('sql.export', { sql }, { signal })
                saveText(made.name, made.text, 'text/csv;charset=utf-8')
                setTold(made.whole ? text.sql.exported(formatNumber(made.rows)) : text.sql.exportedPart(formatNumber(made.rows)))
              })
            }
          >
            {text.actions.exportCsv}
          </Button>
          {running === undefined ? (
            <Button variant="primary" onPress={() => run()}>
              {text.sql.run} <kbd className={styles.keys}>{text.sql.runKeys}</kbd>
            </Button>
          ) : (
            <Button onPress={() => running.abort()}>{text.actions.cancel}</Button>
          )}
        </>
      }
      fill
    >
      <div className={styles.split}>
        <SchemaBrowser tables={schema.data ?? []} onInsert={(word) => setSql(`${sql}${/\s$/.test(sql) || sql === '' ? '' : ' '}${word}`)} />
        <div className={styles.right}>
          <div className={styles.editorBox}>
            <Suspense fallback={<Message title={text.state.loading} />}>
              <SqlEditor value={sql} tables={schema.data ?? []} onChange={setSql} onRun={() => run()} />
            </Suspense>
          </div>
          <form
            className={styles.saveRow}
            onSubmit={(event) => {
              event.preventDefault()
              if (name.trim() !== '') save(name.trim())
              setName('')
            }}
          >
            <TextField label={text.sql.saveName} placeholder={text.sql.saveName} value={name} onChange={setName} />
            <Button small type="submit" isDisabled={name.trim() === ''}>
              {text.sql.save}
            </Button>
            {saved.map((query) => (
              <span key={query.name} className={styles.saved}>
                <button type="button" onClick={() => setSql(query.sql)}>
                  {query.name}
                </button>
                <button type="button" aria-label={text.sql.remove(query.name)} onClick={() => remove(query.name)}>
                  ×
                </button>
              </span>
            ))}
          </form>
          {error !== undefined && <ErrorMessage error={error} />}
          <div className={styles.result}>
            {outcome === undefined && error === undefined && <Message title={text.sql.none} />}
            {outcome?.kind === 'plan' && (
              <pre className={styles.plan} tabIndex={0}>
                {outcome.plan}
              </pre>
            )}
            {outcome?.kind === 'rows' && (
              <>
                <div className={styles.resultHead}>
                  <span>{text.sql.resultNote(formatNumber(outcome.offset + Math.min(1, outcome.answer.rowCount)), formatNumber(outcome.offset + outcome.answer.rowCount), formatNumber(outcome.ms))}</span>
                  <span>
                    <Button small variant="quiet" isDisabled={outcome.offset === 0} onPress={() => run(Math.max(0, outcome.offset - pageSize), outcome.sql)}>
                      {text.sql.earlier}
                    </Button>
                    <Button small variant="quiet" isDisabled={outcome.answer.rowCount < pageSize} onPress={() => run(outcome.offset + pageSize, outcome.sql)}>
                      {text.sql.later}
                    </Button>
                  </span>
                </div>
                <ResultGrid answer={outcome.answer} />
              </>
            )}
          </div>
        </div>
      </div>
    </Screen>
  )
}
