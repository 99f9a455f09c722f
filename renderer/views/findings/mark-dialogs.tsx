import { useState } from 'react'
import { text } from '../../text/text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { SelectField, TextField } from '../../ui/field'
import { Labelled } from '../../ui/labelled'
import styles from './findings.module.css'

/** Asks why findings are dismissed. */
export const DismissDialog = ({ count, onClose, onDismiss }: { count: number; onClose: () => void; onDismiss: (reason: string) => void }) => {
  const [reason, setReason] = useState<string>(text.findings.reasons[0] as string)
  const [more, setMore] = useState('')
  return (
    <Dialog label={text.findings.dismissTitle(count)} isOpen onClose={onClose}>
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          onDismiss(more.trim() === '' ? reason : `${reason}: ${more.trim()}`)
        }}
      >
        <h2>{text.findings.dismissTitle(count)}</h2>
        <p>{text.findings.dismissBody}</p>
        <Labelled label={text.findings.reason}>
          <SelectField label={text.findings.reason} value={reason} onChange={setReason} options={text.findings.reasons.map((value) => ({ value, label: value }))} />
        </Labelled>
        <Labelled label={text.findings.reasonMore}>
          <TextField label={text.findings.reasonMore} value={more} onChange={setMore} />
        </Labelled>
        <div className={styles.dialogButtons}>
          <Button onPress={onClose}>{text.actions.cancel}</Button>
          <Button variant="primary" type="submit" autoFocus>
            {text.findings.actions.dismissed}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Asks who looks after findings. */
export const AssignDialog = ({ count, onClose, onAssign }: { count: number; onClose: () => void; onAssign: (assignee: string) => void }) => {
  const [name, setName] = useState('')
  return (
    <Dialog label={text.findings.assignTitle(count)} isOpen onClose={onClose}>
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          onAssign(name)
        }}
      >
        <h2>{text.findings.assignTitle(count)}</h2>
        <Labelled label={text.findings.assignee} note={text.findings.assigneeHint}>
          <TextField label={text.findings.assignee} value={name} onChange={setName} />
        </Labelled>
        <div className={styles.dialogButtons}>
          <Button onPress={onClose}>{text.actions.cancel}</Button>
          <Button variant="primary" type="submit">
            {text.findings.actions.assign}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
