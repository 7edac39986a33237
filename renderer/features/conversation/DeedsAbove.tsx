import { useCommands } from '../../commands/context'
import type { MessageId } from '#shared/protocol/ids'
import { useI18n } from '../../i18n/context'
import type { MessageView } from '../../state/views'
import { focusWhenFree } from '../../ui/focusWhenFree'
import { useOffer } from '../../ui/offers'
import type { Erasing } from './EraseDialog'
import { EraseDialog } from './EraseDialog'
import type { Describing } from './files/DescribeDialog'
import { DescribeDialog } from './files/DescribeDialog'
import { messageEntries } from './messageEntries'
import { isGone } from './messageHandlers'
import { MessageMenu } from './MessageMenu'
import type { MessageDeeds } from './useMessageDeeds'
import { messageElement } from './useRoving'

/** What asked about a message goes, and one is at it again as soon as that has gone: the menu that led to it is there no more. */
const leave = ({ message, list }: Erasing | Describing, put: (none: undefined) => void): void => {
  put(undefined)
  focusWhenFree(() => (document.activeElement === document.body ? messageElement(list, message.id) : undefined))
}

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
      {describing && <DescribeDialog describing={describing} onClose={() => leave(describing, setDescribing)} />}
      {erasing && <EraseDialog erasing={erasing} onClose={() => leave(erasing, setErasing)} />}
    </>
  )
}
