import { useCommands } from '../../commands/context'
import { useI18n } from '../../i18n/context'
import { Button } from '../../ui/Button'

/** Under a message that was put into an edition just now: that it is there, and the way to it. */
export const DeskLine = ({ className }: { readonly className: string | undefined }) => {
  const { t } = useI18n()
  const { goTo } = useCommands()
  return (
    <p role="status" className={className}>
      {t('desk.putThere')}{' '}
      <Button look="link" onPress={() => goTo({ in: 'desk' })}>
        {t('editions.goOn')}
      </Button>
    </p>
  )
}
