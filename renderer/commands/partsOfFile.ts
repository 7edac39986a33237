import { fileAt } from '#shared/contents/attachedFile'
import type { TimelineMessage } from '#shared/documents/timeline'
import type { AttachedFile } from '#shared/events/event'
import type { DeviceId, Hash, MessageId, TalkDocId } from '#shared/protocol/ids'
import { talkDoc } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { isOwnWords } from '../state/isOwnWords'
import type { Session } from './house'
import type { MessagePlace } from './placeOfMessage'
import { placeOfMessage } from './placeOfMessage'

export type PartsOfFile = {
  readonly file: AttachedFile
  readonly parts: readonly Hash[]
  /** Whether words are its author's own: those of others are none of it. */
  isTheirs(words: { readonly by: DeviceId }): boolean
}

/**
 * What a message on screen says of its nth file, and what that consists of; undefined where that is not known, or not yet. `place`: of
 * one that need not be on screen, with the words that are read there, which may have been edited since.
 */
export const partsOfFile = async (
  session: Pick<Session, 'replica' | 'projection'>,
  id: MessageId,
  nth: number,
  place?: MessagePlace,
): Promise<PartsOfFile | undefined> => {
  const { replica } = session
  const message = await readMessage(replica, talkDoc((place ?? placeOfMessage(session, id)).month), id)
  if (!message || message.takenBack) return undefined
  const isTheirs: PartsOfFile['isTheirs'] = ({ by }) => isOwnWords(replica.state(), message.author, by)
  const { hash } = place ?? message
  const said = (await replica.words([hash])).get(hash)
  const its = said && isTheirs(said) ? fileAt(said.files ?? [], message.parts, nth) : undefined
  return its && { ...its, isTheirs }
}

/** The month is in memory as long as something of it is on screen; all of it is read only for what was not yet. */
const readMessage = async (replica: Replica, doc: TalkDocId, id: MessageId): Promise<TimelineMessage | undefined> => {
  const { line, release } = await replica.hold(doc)
  try {
    if (!line.message(id)) await replica.fill(doc)
    return line.message(id)
  } finally {
    release()
  }
}
