import type { CommentReference } from '#shared/documents/noteContent'
import { formatNoteLink } from '#shared/documents/noteReference'
import type { MessageId, NoteId, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc } from '#shared/protocol/ids'
import { checkMessage } from './checkMessage'
import type { House } from './house'
import { currentSession } from './house'
import { mentionsIn } from './mentionsIn'

/** Characters of a passage that are quoted: enough to know it by. */
const QUOTED = 160

/**
 * Posts a comment on a passage of a note: a message in the conversation like any other, so that it is signed, answered
 * and taken back like one. It quotes the passage and says of which note, for whoever reads it there. Throws Problem
 * `empty`, `too-long`, `not-allowed`.
 */
export const commentOnNote =
  (house: House) =>
  async (comment: {
    readonly note: NoteId
    readonly passage: string
    readonly text: string
  }): Promise<CommentReference> => {
    const { replica, projection } = currentSession(house)
    const said = checkMessage(comment.text)
    const title = replica.noteTitle(comment.note)
    const from = `> \u2014 ${title ? `${title}, ` : ''}${formatNoteLink(comment.note)}`
    const text = checkMessage(`> ${beginning(comment.passage)}\n${from}\n\n${said}`)
    const mentions = mentionsIn(said, replica.state().members.values())
    const appended = await replica.appendTalk({ kind: 'message' }, { v: 1, text, mentions })
    projection.follow(appended)
    const { id, in: doc } = appended.placed
    return { message: id as MessageId, month: monthOfDoc(doc as TalkDocId) }
  }

/** A passage on one line, as far as it is quoted. */
const beginning = (passage: string): string => {
  const characters = [...passage.replaceAll(/\s+/g, ' ').trim()]
  return characters.length <= QUOTED ? characters.join('') : `${characters.slice(0, QUOTED).join('').trimEnd()}\u2026`
}
