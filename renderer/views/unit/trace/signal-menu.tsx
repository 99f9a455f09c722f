import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { TraceSignal } from '../../../../analytics/contract'
import { text } from '../../../text/text'
import { Button } from '../../../ui/button'
import { Icon } from '../../../ui/icon'
import menu from '../../fleet/fleet.module.css'

/** Which signals the trace shows. */
export const SignalMenu = ({
  available,
  selected,
  onSelect,
}: {
  available: readonly TraceSignal[]
  selected: readonly TraceSignal[]
  onSelect: (signals: TraceSignal[]) => void
}) => (
  <MenuTrigger>
    <Button small icon="chart">
      {text.unit.signalCount(selected.length)}
    </Button>
    <Popover className={menu.popover ?? ''} placement="bottom end">
      <Menu
        aria-label={text.unit.signalsLabel}
        selectionMode="multiple"
        disallowEmptySelection
        selectedKeys={selected}
        onSelectionChange={(keys) =>
          onSelect(available.filter((signal) => keys === 'all' || keys.has(signal)).slice(0, 12))
        }
      >
        {available.map((signal) => (
          <MenuItem key={signal} id={signal} className={menu.menuItem ?? ''} textValue={text.signals[signal] ?? signal}>
            {({ isSelected }) => (
              <>
                <span className={menu.tick}>{isSelected && <Icon name="check" size={14} />}</span>
                {text.signals[signal]}
              </>
            )}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  </MenuTrigger>
)
