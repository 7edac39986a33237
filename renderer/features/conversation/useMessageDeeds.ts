import { useMemo, useState } from 'react'
import type { MessageId } from '#shared/protocol/ids'
import { parseMessageLink } from '#shared/protocol/messageLink'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import { useMayMark } from '../../commands/useLeaveMark'
import { addToDesk } from '../../commands/desk'
import { addProblem } from '../../state/store'
import type { GovernanceView, MessageView } from '../../state/views'
import { copyAndSay } from '../../ui/copyAndSay'
import { unlessMovedOn } from '../../ui/unlessMovedOn'
import { useLatest } from '../../ui/useLatest'
import type { Erasing } from './EraseDialog'
import type { Describing } from './files/DescribeDialog'
import { saveFileOf } from './files/saveFileOf'
import type { MessageHandlers } from './messageHandlers'
import type { OpenMenu } from './MessageMenu'
import { useGathered } from './useGathered'

type Given = Pick<MessageHandlers, 'reply' | 'quote'> & {
  readonly governance: GovernanceView
  readonly unfold: (id: MessageId) => void
  readonly showWhole: (id: MessageId) => void
}

/** What is begun at messages of a list, and what has become of it: the same for the conversation and for comments on an edition. */
export const useMessageDeeds = ({ governance, unfold, showWhole, reply, quote }: Given) => {
  const commands = useCommands()
  const [marked, noteMarked] = useGathered()
  const [onDesk, noteOnDesk] = useGathered()
  const [editing, setEditing] = useState<MessageId | undefined>()
  const [erasing, setErasing] = useState<Erasing | undefined>()
  const [describing, setDescribing] = useState<Describing | undefined>()
  const [menu, setMenu] = useState<OpenMenu | undefined>()
  const { whyNot } = governance
  const mayMark = useMayMark()
  const latestReply = useLatest(reply)
  const latestQuote = useLatest((message: MessageView, at: Element) => {
    if (!whyNot.post && !message.edition) quote(message, at)
  })
  const latestEdit = useLatest((id: MessageId) => !whyNot.post && setEditing(id))
  const latestMark = useLatest(async (message: MessageView): Promise<void> => {
    if (!mayMark || message.author.own || message.words.kind !== 'text' || marked.has(message.id)) return
    await commands.leaveMark({ message: message.id })
    noteMarked(message.id)
  })
  const latestPut = useLatest(async ({ id, author, at }: MessageView): Promise<void> => {
    const month = parseMessageLink(commands.linkToMessage(id))?.month
    if (whyNot.publish || !month) return
    await addToDesk(commands, { kind: 'message', id, month, by: author.name, at })
    noteOnDesk(id)
  })
  const handlers = useMemo<MessageHandlers>(
    () => ({
      reply: (message) => latestReply.current(message),
      quote: (message, at) => latestQuote.current(message, at),
      edit: ({ id }) => void latestEdit.current(id),
      stopEditing: ({ id }) => {
        setEditing(undefined)
        focusSoon(id)
      },
      mark: (message) => void latestMark.current(message).catch(tell),
      takeBack: (message, at) => setErasing({ message, how: 'takeBack', list: listAround(at) }),
      unfold: ({ id }) => {
        unfold(id)
        focusSoon(id)
      },
      putOnDesk: (message) => void latestPut.current(message).catch(tell),
      read: ({ id }) => commands.goTo({ in: 'edition', edition: id }),
      showWhole: ({ id }) => {
        showWhole(id)
        focusSoon(id)
      },
      redact: (message, at) => setErasing({ message, how: 'redact', list: listAround(at) }),
      copy: (text, is) => copyAndSay(text, is, tell),
      describe: (message, nth, at) => setDescribing({ message, nth, list: listAround(at) }),
      saveFile: (message, nth) => {
        const file = message.words.kind === 'text' ? message.words.files?.[nth] : undefined
        if (file) void saveFileOf(commands, { message, file, nth }).catch(tell)
      },
      openMenu: (message, anchor) => setMenu({ message, anchor }),
    }),
    [commands, latestReply, latestQuote, latestEdit, latestMark, latestPut, unfold, showWhole],
  )
  return {
    handlers,
    whyNot,
    mayMark,
    marked,
    onDesk,
    editing,
    erasing,
    setErasing,
    describing,
    setDescribing,
    menu,
    setMenu,
  }
}

export type MessageDeeds = ReturnType<typeof useMessageDeeds>

const tell = (error: unknown): void => addProblem(asProblem(error))

/** What the message that `at` stands in is one of. */
const listAround = (at: Element): Element | undefined => at.closest('[data-message]')?.parentElement ?? undefined

/** Back to the message, once the field or button that had the focus is gone. */
const focusSoon = (id: MessageId): void => {
  const inside = document.activeElement && listAround(document.activeElement)
  unlessMovedOn(() =>
    inside?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }),
  )
}
