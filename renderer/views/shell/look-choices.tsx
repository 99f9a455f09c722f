import { usePreferences } from '../../state/preferences'
import { text } from '../../text/text'
import { Icon } from '../../ui/icon'
import { Segmented } from '../../ui/segmented'

/** °C and kPa, or °F and psig, at once everywhere. */
export const UnitsChoice = () => {
  const { units, setUnits } = usePreferences()
  return (
    <Segmented
      label={text.settings.units}
      selected={[units]}
      onSelect={([next]) => next !== undefined && setUnits(next)}
      segments={[
        { id: 'si', label: text.settings.siShort },
        { id: 'us', label: text.settings.usShort },
      ]}
    />
  )
}

/** Light or dark. */
export const ThemeChoice = () => {
  const { theme, setTheme } = usePreferences()
  return (
    <Segmented
      label={text.settings.theme}
      selected={[theme]}
      onSelect={([next]) => next !== undefined && setTheme(next)}
      segments={[
        { id: 'light', label: <><Icon name="sun" size={14} />{text.settings.light}</> },
        { id: 'dark', label: <><Icon name="moon" size={14} />{text.settings.dark}</> },
      ]}
    />
  )
}
