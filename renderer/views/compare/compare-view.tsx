import { useCompareView, type CompareTab } from '../../state/compare-view'
import { text } from '../../text/text'
import { Screen } from '../../ui/screen'
import { Segmented } from '../../ui/segmented'
import { CausesPanel } from './causes-panel'
import { FirmwarePanel } from './firmware-panel'
import { GroupsPanel } from './groups-panel'
import { MatrixPanel } from './matrix-panel'

const tabs: readonly CompareTab[] = ['groups', 'matrix', 'firmware', 'causes']

/** Groups of units at the same conditions: who is better, by how much, and whether that is more than noise. */
export const CompareView = () => {
  const { tab, set } = useCompareView()
  return (
    <Screen
      title={text.compare.title}
      actions={<Segmented label={text.compare.title} selected={[tab]} onSelect={([next]) => next !== undefined && set({ tab: next })} segments={tabs.map((id) => ({ id, label: text.compare.tabs[id] }))} />}
    >
      {tab === 'groups' && <GroupsPanel />}
      {tab === 'matrix' && <MatrixPanel />}
      {tab === 'firmware' && <FirmwarePanel />}
      {tab === 'causes' && <CausesPanel />}
    </Screen>
  )
}
