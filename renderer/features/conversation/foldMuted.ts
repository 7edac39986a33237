import type { MemberId, MessageId } from '#shared/protocol/ids'
import type { MessageView } from '../../state/views'

/**
 * The messages with the words of muted people folded away, except those that were asked for. Whoever is muted knows
 * nothing of it, and neither does anybody else.
 */
export const foldMuted = (
  messages: readonly MessageView[],
  muted: readonly MemberId[],
  unfolded: ReadonlySet<MessageId>,
): readonly MessageView[] => {
  if (muted.length === 0) return messages
  return messages.map((message) =>
    muted.includes(message.author.member) && message.words.kind === 'text' && !unfolded.has(message.id)
      ? { ...message, words: FOLDED }
      : message,
  )
}

const FOLDED = { kind: 'folded' } as const
