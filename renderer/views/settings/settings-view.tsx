import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { ErrorMessage } from '../../ui/message'
import { Screen } from '../../ui/screen'
import { ComputerSection } from './computer-section'
import { CostsSection } from './costs-section'
import { KeyboardSection } from './keyboard-section'
import { LookSection } from './look-section'
import { OrganisationSection } from './organisation-section'
import styles from './settings.module.css'
import { TariffsSection } from './tariffs-section'

/** What belongs to the project on the left, what to the user and this computer on the right. */
export const SettingsView = () => {
  const { data, error } = useQuery('settings.state', {}, { keepPrevious: true })
  return (
    <Screen title={text.settingsScreen.title}>
      {error !== undefined && <ErrorMessage error={error} />}
      <div className={styles.layout}>
        <div className={styles.column}>
          <OrganisationSection />
          {data !== undefined && <CostsSection state={data} />}
          {data !== undefined && <TariffsSection tariffs={data.tariffs} />}
        </div>
        <div className={styles.column}>
          <LookSection />
          <ComputerSection state={data} />
          <KeyboardSection />
        </div>
      </div>
    </Screen>
  )
}
