import { computerZone, zoneChoices } from '../../state/display-zone'
import { usePreferences } from '../../state/preferences'
import { languages } from '../../text/language'
import { text } from '../../text/text'
import { Segmented } from '../../ui/segmented'
import { ThemeChoice, UnitsChoice } from '../shell/look-choices'
import { Row, Rows, Section } from './section'

const words = text.settingsScreen.look

/** How the page looks. */
export const LookSection = () => {
  const { language, setLanguage, zone, setZone } = usePreferences()
  return (
    <Section id="look" note={words.note}>
      <Rows>
        <Row name={words.language} note={words.languageNote}>
          <Segmented label={words.language} selected={[language]} onSelect={([next]) => next !== undefined && setLanguage(next)} segments={languages.map((id) => ({ id, label: words.languages[id] }))} />
        </Row>
        <Row name={text.settings.units}>
          <UnitsChoice />
        </Row>
        <Row name={words.zone} note={words.zoneNote(computerZone())}>
          <Segmented label={words.zone} selected={[zone]} onSelect={([next]) => next !== undefined && setZone(next)} segments={zoneChoices.map((id) => ({ id, label: words.zones[id] }))} />
        </Row>
        <Row name={text.settings.theme}>
          <ThemeChoice />
        </Row>
      </Rows>
    </Section>
  )
}
