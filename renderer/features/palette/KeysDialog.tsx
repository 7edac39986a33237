import { Fragment } from 'react'
import type { MessageKey } from '../../i18n/catalogue'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dialog, DialogButtons } from '../../ui/Dialog'
import { keyName } from '../../ui/keyName'
import styles from './KeysDialog.module.css'

type PlainKey = Extract<MessageKey, `keys.${string}`>
type ToolKey =
  | 'settings.rooms'
  | 'notes.tools'
  | `notes.${'bold' | 'italic' | 'strike' | 'code' | 'link' | 'heading1' | 'heading2' | 'heading3'}`
  | `notes.${'bullets' | 'numbers' | 'tasks' | 'quote' | 'codeBlock' | 'undo' | 'redo'}`
type KeysOf = {
  readonly where: PlainKey | ToolKey
  readonly keys: readonly (readonly [string, PlainKey | ToolKey])[]
}

const KEYS: readonly KeysOf[] = [
  {
    where: 'keys.everywhere',
    keys: [
      ['Mod-k', 'keys.palette'],
      ['Mod-f', 'keys.search'],
      ['/', 'keys.searchPlain'],
      ['Mod-Shift-l', 'keys.lock'],
      ['?', 'keys.list'],
      ['Escape', 'keys.leave'],
    ],
  },
  {
    where: 'keys.conversation',
    keys: [
      ['ArrowUp ArrowDown', 'keys.move'],
      ['Home End', 'keys.ends'],
      ['R', 'keys.reply'],
      ['Q', 'keys.quote'],
      ['E', 'keys.edit'],
      ['M', 'keys.mark'],
      ['Enter', 'keys.actions'],
      ['Escape', 'keys.write'],
    ],
  },
  {
    where: 'keys.writing',
    keys: [
      ['ArrowUp', 'keys.back'],
      ['Enter', 'keys.send'],
      ['Shift-Enter', 'keys.newLine'],
      ['@', 'keys.call'],
      ['Backspace', 'keys.unquote'],
      ['Mod-z', 'keys.requote'],
      ['Mod-b Mod-i Mod-e', 'keys.marks'],
    ],
  },
  {
    where: 'keys.editions',
    keys: [
      ['Alt-ArrowUp Alt-ArrowDown', 'keys.piece'],
      ['Mod-p', 'keys.printEdition'],
    ],
  },
  { where: 'settings.rooms', keys: [['Alt-ArrowUp Alt-ArrowDown', 'keys.order']] },
  {
    where: 'keys.notes',
    keys: [
      ['Alt-F10', 'keys.tools'],
      ['[[', 'keys.linkNote'],
      ['Mod-Enter', 'keys.tick'],
      ['Tab', 'keys.cell'],
      ['Alt-Shift-ArrowDown Alt-Shift-ArrowRight', 'keys.grow'],
      ['Alt-Shift-Backspace Alt-Shift-Delete', 'keys.shrink'],
      ['Mod-Shift-m', 'keys.comment'],
      ['Alt-PageUp Alt-PageDown', 'keys.comments'],
      ['Mod-p', 'keys.print'],
    ],
  },
  {
    where: 'notes.tools',
    keys: [
      ['Mod-b', 'notes.bold'],
      ['Mod-i', 'notes.italic'],
      ['Mod-Shift-s', 'notes.strike'],
      ['Mod-e', 'notes.code'],
      ['Mod-Shift-k', 'notes.link'],
      ['Mod-Alt-1', 'notes.heading1'],
      ['Mod-Alt-2', 'notes.heading2'],
      ['Mod-Alt-3', 'notes.heading3'],
      ['Mod-Shift-8', 'notes.bullets'],
      ['Mod-Shift-7', 'notes.numbers'],
      ['Mod-Shift-9', 'notes.tasks'],
      ['Mod-Shift-b', 'notes.quote'],
      ['Mod-Alt-c', 'notes.codeBlock'],
      ['Mod-z', 'notes.undo'],
      ['Mod-Shift-z', 'notes.redo'],
    ],
  },
]

/** Which key does what. */
export const KeysDialog = ({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) => {
  const { t } = useI18n()
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose}>
      <KeysList />
      <DialogButtons>
        <Button onPress={onClose} autoFocus>
          {t('app.close')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

/** By itself, so that it is made when it is looked at. */
const KeysList = () => {
  const { t } = useI18n()
  return KEYS.map(({ where, keys }) => (
    <section key={where} className={styles['part']}>
      <h3>{t(where)}</h3>
      <dl className={styles['keys']}>
        {keys.map(([key, means]) => (
          <Fragment key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one} className={styles['key']}>
                  {keyName(t, one)}
                </kbd>
              ))}
            </dt>
            <dd>{t(means)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  ))
}
