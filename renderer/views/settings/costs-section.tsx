import { useState } from 'react'
import type { SettingsState } from '../../../analytics/contract'
import { useEngine } from '../../engine/engine-context'
import { useJob } from '../../engine/use-job'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { amountText, currencyChoices, readAmount } from '../../ui/money'
import { SearchChoice } from '../../ui/search-choice'
import { SaveRow } from './save-row'
import { Row, Rows, Section } from './section'
import styles from './settings.module.css'
import { useSave, type Saving } from './use-save'

const words = text.settingsScreen.costs

/** What visits cost, in which currency. */
export const CostsSection = ({ state }: { state: SettingsState }) => {
  const analyse = useJob('project.analyse')
  const saving = useSave()
  return (
    <Section id="costs" note={words.note} what={words.what}>
      <CostsForm key={JSON.stringify([state.currency, state.visitCost, state.emergencyCost, state.hourCost])} state={state} saving={saving} />
      {state.costsWait && (
        <div className={styles.wait} role="status">
          <span>{words.wait}</span>
          <Button small icon="chart" isDisabled={analyse.status === 'running'} onPress={() => void analyse.start({})}>
            {words.analyse}
          </Button>
        </div>
      )}
    </Section>
  )
}

const CostsForm = ({ state, saving }: { state: SettingsState; saving: Saving }) => {
  const engine = useEngine()
  const stands = { visit: amountText(state.visitCost), emergency: amountText(state.emergencyCost), hour: amountText(state.hourCost) }
  const [currency, setCurrency] = useState(state.currency)
  const [amounts, setAmounts] = useState(stands)
  const [visit, emergencyVisit, hour] = [amounts.visit, amounts.emergency, amounts.hour].map(readAmount)
  const changed = currency !== state.currency || (Object.keys(stands) as (keyof typeof stands)[]).some((name) => amounts[name] !== stands[name])
  const problem = visit === undefined || emergencyVisit === undefined || hour === undefined ? text.settingsScreen.number : undefined
  const field = (name: keyof typeof stands, label: string) => (
    <Row name={label}>
      <div className={styles.amount}>
        <TextField
          label={label}
          inputMode="decimal"
          value={amounts[name]}
          onChange={(value) => {
            saving.reset()
            setAmounts({ ...amounts, [name]: value })
          }}
        />
        <span className={styles.muted}>{currency}</span>
      </div>
    </Row>
  )
  return (
    <form
      className={styles.form}
      aria-label={text.settingsScreen.sections.costs}
      onSubmit={(event) => {
        event.preventDefault()
        if (visit !== undefined && emergencyVisit !== undefined && hour !== undefined) saving.save(() => engine.call('settings.set-costs', { currency, visit, emergencyVisit, hour }))
      }}
    >
      <Rows>
        <Row name={words.currency} note={words.currencyNote}>
          <div className={styles.choice}>
            <SearchChoice
              label={words.currency}
              value={currency}
              choices={currencyChoices(state.currency)}
              onChoose={(chosen) => {
                saving.reset()
                setCurrency(chosen)
              }}
            />
          </div>
        </Row>
        {field('visit', words.visit)}
        {field('emergency', words.emergency)}
        {field('hour', words.hour)}
      </Rows>
      <SaveRow saving={saving} changed={changed} problem={problem} />
    </form>
  )
}
