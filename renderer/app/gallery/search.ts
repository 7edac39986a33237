import type { TalkDocId } from '#shared/protocol/ids'
import { foldText } from '../../state/search/foldText'
import { hasWords, piecesOf, wordsToFind } from '../../state/search/matchWords'
import { asksNothing } from '../../state/search/roomSearch'
import type { FoundItem, RoomSearch, SearchQuery } from '../../state/search/searchViews'
import { useSnug } from '../../state/store'
import type { MessageView, NoteView } from '../../state/views'

const isFound = ({ person, from, until }: SearchQuery, member: string, at: number): boolean =>
  (person === undefined || person === member) && at >= (from ?? 0) && at < (until ?? Infinity)

/** A search of what the gallery shows. Where earlier messages are still to come, it has not read them yet. */
export const searchGallery = (): RoomSearch => {
  const { room } = useSnug.getState()
  const foundMessage = (query: SearchQuery, { id, author, at, words: its }: MessageView): FoundItem[] => {
    const words = wordsToFind(query.words)
    if (its.kind !== 'text' || !isFound(query, author.member, at)) return []
    if (query.kind === 'files' && !its.files) return []
    const text = [its.text, ...(its.files ?? []).map(({ name }) => name)].filter(Boolean).join('\n')
    if (!hasWords(foldText(text), words)) return []
    return [{ kind: 'message', id, doc: 'talk/2026-11' as TalkDocId, author, at, pieces: piecesOf(text, words) }]
  }
  const foundNote = (query: SearchQuery, { note, title, foundedBy, foundedAt }: NoteView): FoundItem[] => {
    const words = wordsToFind(query.words)
    if (!isFound(query, foundedBy.member, foundedAt) || !hasWords(foldText(title), words)) return []
    return [{ kind: 'note', note, title: piecesOf(title, words), author: foundedBy, at: foundedAt, pieces: [] }]
  }
  return {
    find: (query, most) => {
      if (!room || asksNothing(query)) return { items: [], hasMore: false }
      const items = [
        ...(query.kind === 'note' ? [] : room.messages.flatMap((message) => foundMessage(query, message))),
        ...(query.kind === 'message' || query.kind === 'files'
          ? []
          : room.notes.flatMap((note) => foundNote(query, note))),
      ].sort((one, other) => other.at - one.at)
      return { items: items.slice(0, most), hasMore: items.length > most }
    },
    reach: () => ({ since: room?.messages[0]?.at, isComplete: !room?.hasEarlier, absent: 1 }),
    former: () => [],
    onChange: () => () => undefined,
    close: () => undefined,
  }
}
