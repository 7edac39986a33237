import type { I18n } from '../../i18n/context'
import type { SavedView } from '../../state/views'

/** Where something is, and nothing more than is known. */
export const savedLine = ({ t, format }: I18n, saved: SavedView): string => {
  if (saved.here === 'saving') return t('message.saving')
  if (saved.here === 'failed') return t('message.notSaved')
  if (saved.here === 'partly') return t('message.partlySaved')
  return saved.with.length > 0 ? t('message.savedWith', { names: format.names(saved.with) }) : t('message.savedHere')
}
