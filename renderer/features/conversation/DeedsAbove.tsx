import { useCommands } from '../../commands/context'
import type { MessageId } from '#shared/protocol/ids'
import { useI18n } from '../../i18n/context'
import type { MessageView } from '../../state/views'
import { useOffer } from '../../ui/offers'
import { EraseDialog } from './EraseDialog'
import { DescribeDialog } from './files/DescribeDialog'
import { messageEntries } from './messageEntries'
import { isGone } from './messageHandlers'
import { MessageMenu } from './MessageMenu'
import type { MessageDeeds } from './useMessageDeeds'

type DeedsAboveProps = {
  readonly deeds: MessageDeeds
  readonly byId: ReadonlyMap<MessageId, MessageView>
  readonly today: number
}

/** What opens on messages: the menu and the question before erasing; and what the palette offers for the one in focus. */
export const DeedsAbove = ({ deeds, byId, today }: DeedsAboveProps) => {
  const { t } = useI18n()
  const { linkToMessage } = useCommands()
  const { handlers, whyNot, mayMark, erasing, setErasing, describing, setDescribing, menu, setMenu } = deeds
  useOffer((focus) => {
    const element = focus?.closest<HTMLElement>('[data-message]')
    const message = element && byId.get(element.dataset['message'] as MessageId)
    if (!message || isGone(message)) return []
    const offered = messageEntries(t, message, element, { whyNot, mayMark, handlers, linkToMessage })
    return offered.map((entry) => ({ ...entry, group: 'message' as const }))
  })
  // What the menu is about may have changed, or gone, while it was open.
  const about = menu && byId.get(menu.message.id)
  return (
    <>
      <MessageMenu
        open={menu && about && { ...menu, message: about }}
        today={today}
        whyNot={whyNot}
        mayMark={mayMark}
        handlers={handlers}
        onClose={() => setMenu(undefined)}
      />
      {describing && <DescribeDialog describing={describing} onClose={() => setDescribing(undefined)} />}
      {erasing && <EraseDialog erasing={erasing} onClose={() => setErasing(undefined)} />}
    </>
  )
}
