import { useEffect, useState } from 'react'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../commands/context'
import type { Desk, Referred } from '../../commands/desk'
import { keyOf } from '../../commands/desk'
import { addProblem } from '../../state/store'
import type { PieceView } from '../../state/editionViews'
import type { RoomView } from '../../state/views'
import { useToday } from '../../ui/useToday'
import type { EditionToRead } from './EditionSheet'

/** The edition as it would come out now. What its messages and notes say is read again whenever something in the room changes. */
export const usePreview = ({ title, introduction, pieces }: Desk, room: RoomView): EditionToRead => {
  const { readPieces, watchTalk } = useCommands()
  const today = useToday()
  const [read, setRead] = useState<ReadonlyMap<string, PieceView>>(new Map())
  // Written down, so that it is the same with every letter of the editor's own words.
  const asked = JSON.stringify(pieces.filter((one) => one.kind !== 'words'))
  useEffect(() => {
    let current = true
    const referred = JSON.parse(asked) as readonly Referred[]
    const look = async (): Promise<void> => {
      const found = await readPieces(referred)
      const here = referred.flatMap((one, at) => {
        const its = found[at]
        return its ? [[keyOf(one), its] as const] : []
      })
      if (current) setRead(new Map(here))
    }
    const lookNow = (): void => void look().catch((error: unknown) => addProblem(asProblem(error)))
    lookNow()
    const off = watchTalk(lookNow)
    return () => {
      off()
      current = false
    }
  }, [readPieces, watchTalk, asked])

  return {
    title,
    introduction,
    author: room.me,
    at: today,
    pieces: pieces.map((one): PieceView => {
      if (one.kind === 'words') return { kind: 'words', text: one.text }
      return read.get(keyOf(one)) ?? toCome(one)
    }),
  }
}

const toCome = (one: Referred): PieceView =>
  one.kind === 'note'
    ? { kind: 'note', note: one.note, title: '', content: { type: 'doc' }, stillThere: false }
    : {
        kind: 'message',
        id: one.id,
        month: one.month,
        author: undefined,
        at: one.at,
        words: { kind: 'toCome' },
        editedSince: false,
      }
