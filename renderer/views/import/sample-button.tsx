import { useJob } from '../../engine/use-job'
import { useQuery } from '../../engine/use-query'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { useHost } from '../shell/host-context'

/** Offers the simulated sample fleet while the project is empty: in a project of its own where the shell can make one. */
export const SampleButton = () => {
  const { shell } = useHost()
  const info = useQuery('project.info', {})
  const { status, start } = useJob('project.load-sample')
  if (info.data === undefined || info.data.imports > 0) return null
  const open = (): void => void (shell === null ? start({}) : shell.act('open-sample'))
  return (
    <Button isDisabled={status === 'running'} onPress={open}>
      {text.shell.openSample}
    </Button>
  )
}
