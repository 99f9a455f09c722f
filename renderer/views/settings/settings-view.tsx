import type { ReactNode } from 'react'
import { useQuery } from '../../engine/use-query'
import { usePreferences } from '../../state/preferences'
import { languages, type Language } from '../../text/language'
import { text } from '../../text/text'
import { formatMoney, formatNumber } from '../../ui/format'
import { ErrorMessage } from '../../ui/message'
import { Panel } from '../../ui/panel'
import { Screen } from '../../ui/screen'
import { Segmented } from '../../ui/segmented'
import { SimpleTable } from '../../ui/simple-table'
import { ThemeChoice, UnitsChoice } from '../shell/look-choices'
import styles from './settings.module.css'

/** How the page looks, and what holds for this project and computer. */
export const SettingsView = () => {
  const { language, setLanguage } = usePreferences()
  const { data, error } = useQuery('settings.state', {})
  const words = text.settingsScreen
  return (
    <Screen title={words.title}>
      {error !== undefined && <ErrorMessage error={error} />}
      <div className={styles.layout}>
        <Panel title={words.look}>
          <Rows>
            <Row name={words.language} note={words.languageNote}>
              <Segmented label={words.language} selected={[language]} onSelect={([next]) => next !== undefined && setLanguage(next)} segments={languages.map((id: Language) => ({ id, label: words.languages[id] }))} />
            </Row>
            <Row name={text.settings.units}>
              <UnitsChoice />
            </Row>
            <Row name={text.settings.theme}>
              <ThemeChoice />
            </Row>
          </Rows>
        </Panel>
        <Panel title={words.keyboard}>
          <SimpleTable
            label={words.keyboard}
            columns={[
              { title: words.key, nowrap: true, render: ([key]: readonly [string, string]) => <kbd className={styles.key}>{key}</kbd> },
              { title: words.does, render: ([, does]: readonly [string, string]) => does },
            ]}
            rows={words.keys}
            rowKey={([key]) => key}
          />
        </Panel>
        {data !== undefined && (
          <>
            <Panel title={words.project}>
              <Rows>
                <Row name={words.name} note={words.nameNote}>
                  {data.user}
                </Row>
                <Row name={words.zone}>{data.zone === 'site' || data.zone === null ? words.zoneSite : data.zone}</Row>
                <Row name={words.visit}>{formatMoney(data.visitCost, data.currency)}</Row>
                <Row name={words.emergency}>{formatMoney(data.emergencyCost, data.currency)}</Row>
                <Row name={words.hour} note={words.costsNote}>
                  {formatMoney(data.hourCost, data.currency)}
                </Row>
              </Rows>
            </Panel>
            <Panel title={words.machine}>
              <Rows>
                <Row name={words.threads} note={words.machineNote}>
                  {formatNumber(data.threads)}
                </Row>
                <Row name={words.memory}>{`${formatNumber(data.memoryMb / 1000, 1)} GB`}</Row>
              </Rows>
            </Panel>
            <Panel title={words.tariffs}>
              {data.tariffs.length === 0 ? (
                <p className={styles.muted}>{words.tariffsNone}</p>
              ) : (
                <SimpleTable
                  label={words.tariffs}
                  columns={[
                    { title: words.tariff, nowrap: true, render: (row) => row.tariffId },
                    { title: words.tariffName, render: (row) => row.name },
                    { title: words.kind, render: (row) => row.kind },
                    { title: words.currency, render: (row) => row.currency },
                    { title: words.units, align: 'end', render: (row) => formatNumber(row.units) },
                  ]}
                  rows={data.tariffs}
                  rowKey={(row) => row.tariffId}
                />
              )}
            </Panel>
          </>
        )}
      </div>
    </Screen>
  )
}

const Rows = ({ children }: { children: ReactNode }) => <dl className={styles.rows}>{children}</dl>

const Row = ({ name, note, children }: { name: string; note?: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {children}
      {note !== undefined && <span className={styles.muted}>{note}</span>}
    </dd>
  </div>
)
