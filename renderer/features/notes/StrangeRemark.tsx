import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import type { NoteDeeds } from './useNoteDeeds'

/** Above a note that holds more than this version knows: it is to read, and one can go on in a copy. */
export const StrangeRemark = ({ deeds }: { readonly deeds: NoteDeeds }) => {
  const { t } = useI18n()
  return (
    <Notice happened={t('notes.strange')} safe={t('notes.strangeSafe')} next={t('notes.strangeNext')}>
      <Button isBusy={deeds.busy} onPress={deeds.copy}>
        {t('notes.copy')}
      </Button>
    </Notice>
  )
}
