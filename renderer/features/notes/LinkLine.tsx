import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { ExternalLink, Pencil } from 'lucide-react'
import { safeLink } from '#shared/documents/safeLink'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import styles from './NoteScreen.module.css'

type LinkLineProps = {
  readonly editor: Editor
  readonly onOpen: (address: string) => void
  readonly onChange: () => void
}

/** Where the link at the caret leads, as it is, before anybody follows it. */
export const LinkLine = ({ editor, onOpen, onChange }: LinkLineProps) => {
  const { t } = useI18n()
  const address = useEditorState({ editor, selector: ({ editor: now }) => safeLink(now.getAttributes('link')['href']) })
  if (!address) return null
  return (
    <div className={styles['linkLine']}>
      <Button look="quiet" icon={<ExternalLink size={16} aria-hidden />} onPress={() => onOpen(address)}>
        {t('notes.linkOpen', { address })}
      </Button>
      <Button look="quiet" icon={<Pencil size={16} aria-hidden />} onPress={onChange}>
        {t('notes.linkChange')}
      </Button>
    </div>
  )
}
