import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { safeLink } from '#shared/documents/safeLink'
import { useAttempt } from '../../commands/useAttempt'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { DialogForm } from '../../ui/DialogForm'
import { TextField } from '../../ui/TextField'

type LinkDialogProps = { readonly editor: Editor; readonly isOpen: boolean; readonly onClose: () => void }

/** Asks where the selected words lead. */
export const LinkDialog = ({ editor, isOpen, onClose }: LinkDialogProps) => {
  const { t } = useI18n()
  return (
    <Dialog title={t('notes.linkTitle')} isOpen={isOpen} onClose={onClose}>
      <LinkForm editor={editor} onClose={onClose} />
    </Dialog>
  )
}

const LinkForm = ({ editor, onClose }: Omit<LinkDialogProps, 'isOpen'>) => {
  const { t } = useI18n()
  const attempt = useAttempt()
  const before: unknown = editor.getAttributes('link')['href']
  const [address, setAddress] = useState(typeof before === 'string' ? before : '')
  const [isWrong, setWrong] = useState(false)

  const done = (): void => {
    onClose()
    // The dialog gives the focus back to where it came from; from there it goes on into the text.
    requestAnimationFrame(() => editor.commands.focus())
  }
  const set = async (): Promise<void> => {
    const href = safeLink(completed(address))
    if (!href) return setWrong(true)
    const chain = editor.chain().extendMarkRange('link')
    if (editor.state.selection.empty && !editor.isActive('link')) {
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    } else chain.setMark('link', { href }).run()
    done()
  }
  const remove = (): void => {
    editor.chain().extendMarkRange('link').unsetMark('link').run()
    done()
  }

  return (
    <DialogForm
      attempt={attempt}
      isReady
      confirm={t('notes.linkSet')}
      onConfirm={set}
      onClose={onClose}
      stays
      instead={
        before !== undefined && (
          <Button look="quiet" onPress={remove}>
            {t('notes.linkRemove')}
          </Button>
        )
      }
    >
      <TextField
        label={t('notes.linkAddress')}
        help={t('notes.linkHelp')}
        {...(isWrong ? { error: t('notes.linkWrong') } : {})}
        value={address}
        onChange={(value) => {
          setAddress(value)
          setWrong(false)
        }}
        autoComplete="off"
        technical
        autoFocus
      />
    </DialogForm>
  )
}

/** `example.org/x` and `anna@example.org` as people write them. */
const completed = (address: string): string => {
  const text = address.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return text
  if (/^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(text)) return `mailto:${text}`
  return /^[^\s/]+\.[^\s/]+/.test(text) ? `https://${text}` : text
}
