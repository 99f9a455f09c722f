import { memo, useState, type RefObject } from 'react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { text } from '../text/text'
import { Button } from '../ui/button'
import { saveBlob, saveText } from '../ui/save-text'
import { pngOf, svgOf } from './chart-image'
import styles from './chart.module.css'

/** Copies or saves what a panel shows. */
export const ImageMenu = memo(({ name, panel }: { name: string; panel: RefObject<HTMLElement | null> }) => {
  const [told, setTold] = useState('')
  const act = async (action: string): Promise<void> => {
    const element = panel.current
    if (element === null) return
    if (action === 'svg') {
      const drawing = svgOf(element)
      if (drawing !== undefined) saveText(`${name}.svg`, drawing, 'image/svg+xml')
      else setTold(text.chartImage.onlyPixels)
      return
    }
    const picture = await pngOf(element)
    if (picture === undefined) return
    if (action === 'png') saveBlob(`${name}.png`, picture)
    else {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
      setTold(text.chartImage.copied)
    }
  }
  return (
    <>
      <span role="status" className={styles.told}>
        {told}
      </span>
      <MenuTrigger>
        <Button variant="quiet" small icon="download" aria-label={text.chartImage.of(name)} />
        <Popover className={styles.menu ?? ''} placement="bottom end">
          <Menu
            aria-label={text.chartImage.of(name)}
            onAction={(key) => {
              act(String(key)).catch((thrown: unknown) => setTold(thrown instanceof Error ? thrown.message : String(thrown)))
            }}
          >
            <MenuItem id="copy" className={styles.menuItem ?? ''}>
              {text.chartImage.copy}
            </MenuItem>
            <MenuItem id="png" className={styles.menuItem ?? ''}>
              PNG
            </MenuItem>
            <MenuItem id="svg" className={styles.menuItem ?? ''}>
              SVG
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  )
})
