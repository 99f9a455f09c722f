import type { SettingsState } from '../../../analytics/contract'
import { hrefOf } from '../../state/place'
import { text } from '../../text/text'
import { ButtonLink } from '../../ui/button'
import { formatNumber } from '../../ui/format'
import { SimpleTable } from '../../ui/simple-table'
import { Section } from './section'
import styles from './settings.module.css'

const words = text.settingsScreen.tariffs

/** The tariffs that were imported, with how many units pay by each. */
export const TariffsSection = ({ tariffs }: { tariffs: SettingsState['tariffs'] }) => (
  <Section id="tariffs" what={words.what}>
    <div className={styles.form}>
      {tariffs.length === 0 ? (
        <p className={styles.muted}>{words.none}</p>
      ) : (
        <SimpleTable
          label={text.settingsScreen.sections.tariffs}
          columns={[
            { title: words.tariff, nowrap: true, render: (row) => row.tariffId },
            { title: words.name, render: (row) => row.name },
            { title: words.kind, render: (row) => words.kinds[row.kind ?? ''] ?? row.kind },
            { title: words.currency, render: (row) => row.currency },
            { title: words.units, align: 'end', render: (row) => formatNumber(row.units) },
          ]}
          rows={tariffs}
          rowKey={(row) => row.tariffId}
        />
      )}
      <div className={styles.buttons}>
        <ButtonLink href={hrefOf({ screen: 'import' })} icon="import">
          {words.import}
        </ButtonLink>
      </div>
    </div>
  </Section>
)
