import type { ReactNode } from 'react'
import { useMemo, useRef } from 'react'
import { useCommands } from '../../commands/context'
import type { EditionLine } from '../../state/editionViews'
import { useSnug } from '../../state/store'
import type { MessageView, RoomView } from '../../state/views'
import { useToday } from '../../ui/useToday'
import type { ComposerHandle } from './Composer'
import { DeedsAbove } from './DeedsAbove'
import { foldMuted } from './foldMuted'
import { quotation } from './quotation'
import { ThreadPane } from './ThreadPane'
import { useGathered } from './useGathered'
import { useMessageDeeds } from './useMessageDeeds'
import { useThread } from './useThread'

type EditionCommentsProps = {
  readonly room: RoomView
  readonly edition: EditionLine
  /** In place of where one writes: why one may not. */
  readonly closed: ReactNode
  readonly onClose: () => void
}

const NONE: readonly MessageView[] = []

/** What was said of an edition, beside its page: the same messages as in the conversation, where its thread is. */
export const EditionComments = ({ room, edition: { id, month }, closed, onClose }: EditionCommentsProps) => {
  const { postMessage, linkToMessage } = useCommands()
  const said = useSnug(({ room: shown }) => (shown?.thread?.root === id ? shown.thread.messages : NONE))
  const muted = useSnug((state) => state.muted)
  const today = useToday()
  const [unfolded, unfold] = useGathered()
  const [whole, showWhole] = useGathered()
  const composer = useRef<ComposerHandle>(null)
  useThread(id, month)
  const replies = useMemo(
    () =>
      foldMuted(
        said.filter((message) => message.id !== id),
        muted,
        unfolded,
      ),
    [said, id, muted, unfolded],
  )
  const byId = useMemo(() => new Map(replies.map((message) => [message.id, message])), [replies])
  const deeds = useMessageDeeds({
    governance: room.governance,
    unfold,
    showWhole,
    reply: () => composer.current?.focus(),
    quote: ({ id: quoted, author, words }) => {
      if (words.kind !== 'text') return
      composer.current?.quote(quotation({ text: words.text, name: author.name, link: linkToMessage(quoted) }))
    },
  })
  return (
    <>
      <ThreadPane
        root={id}
        parent={undefined}
        isBesidePage
        replies={replies}
        today={today}
        editing={deeds.editing}
        whole={whole}
        marked={deeds.marked}
        onDesk={deeds.onDesk}
        menuAt={deeds.menu?.message.id}
        goal={undefined}
        handlers={deeds.handlers}
        composerRef={composer}
        closed={closed}
        onSend={(text, files) => postMessage({ text, files, replyTo: id })}
        onClose={onClose}
      />
      <DeedsAbove deeds={deeds} byId={byId} today={today} />
    </>
  )
}
