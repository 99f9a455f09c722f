import { Button as AriaButton } from 'react-aria-components'
import type { ProjectInfo } from '../../../analytics/contract'
import { usePalette } from '../../state/palette'
import { queryOf, useFleetView } from '../../state/fleet-view'
import { hrefOf, usePlace } from '../../state/place'
import { text } from '../../text/text'
import { SimulatedBadge } from '../../ui/badge'
import { formatNumber } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { formatDay } from '../../ui/time'
import { ThemeChoice, UnitsChoice } from './look-choices'
import { screenList } from './screen-list'
import styles from './shell.module.css'

const links = screenList.filter(({ below }) => below === undefined)

/** Where to go, and what holds for the whole page. */
export const SideBar = ({ info }: { info: ProjectInfo | undefined }) => {
  const { screen, lastUnit } = usePlace()
  const here = screenList.find((listed) => listed.screen === screen)
  const brushes = useFleetView((state) => state.brushes)
  const setPaletteOpen = usePalette((state) => state.setOpen)
  return (
    <nav className={styles.side} aria-label={text.product}>
      <div className={styles.brand}>
        <img src="./icon.svg" width="26" height="26" alt="" />
        <div className={styles.label}>
          <div className={styles.brandName}>{text.product}</div>
          <div className={styles.project}>{info?.name ?? text.state.connecting}</div>
        </div>
      </div>
      <AriaButton className={styles.search ?? ''} onPress={() => setPaletteOpen(true)}>
        <Icon name="search" size={14} />
        <span className={styles.label}>{text.palette.short}</span>
        <kbd aria-hidden="true">{text.palette.keys}</kbd>
      </AriaButton>
      {links.map((link) => (
        <a
          key={link.screen}
          className={styles.link}
          title={text.screens[link.screen]}
          href={hrefOf({ screen: link.screen, id: link.screen === 'unit' ? lastUnit : null, query: link.screen === 'fleet' ? queryOf(brushes) : '' })}
          aria-current={screen === link.screen || here?.below === link.screen ? 'page' : undefined}
        >
          <Icon name={link.icon} />
          <span className={styles.label}>{text.screens[link.screen]}</span>
          {info !== undefined && link.count !== undefined && (
            <span className={styles.count}>{formatNumber(link.count(info))}</span>
          )}
        </a>
      ))}
      <div className={styles.foot}>
        {info?.simulated === true && (
          <div>
            <SimulatedBadge />
          </div>
        )}
        {info?.dataTo != null && (
          <dl className={styles.dates}>
            <dt>{text.dataTo}</dt>
            <dd>{formatDay(info.dataTo)}</dd>
            <dt>{text.asOf}</dt>
            <dd>{formatDay(info.asOf)}</dd>
          </dl>
        )}
        <div className={styles.switches}>
          <UnitsChoice />
          <ThemeChoice />
        </div>
      </div>
    </nav>
  )
}
