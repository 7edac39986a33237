import { useEffect, useState } from 'react'
import type { MessageId, NoteId } from '#shared/protocol/ids'
import { useIsLastLook } from '../state/lastLook'
import type { ReadersView } from '../state/views'
import { useCommands } from './context'

const NOBODY: ReadersView = { people: [], counted: 0, isOwn: false }

/** Who left "I read this" on a note; nobody where there is none. */
export const useReadersOfNote = (note: NoteId): ReadersView => {
  const { watchReaders } = useCommands()
  const [readers, setReaders] = useState(NOBODY)
  useEffect(() => watchReaders({ note }, setReaders), [watchReaders, note])
  return readers
}

/** The same of a message; nobody as long as none is given. */
export const useReadersOfMessage = (message: MessageId | undefined): ReadersView => {
  const { watchReaders } = useCommands()
  const [read, setRead] = useState<{ readonly message: MessageId; readonly readers: ReadersView }>()
  // Not told before the room is open.
  const isLastLook = useIsLastLook()
  useEffect(
    () => (message && !isLastLook ? watchReaders({ message }, (readers) => setRead({ message, readers })) : undefined),
    [watchReaders, message, isLastLook],
  )
  return read && read.message === message ? read.readers : NOBODY
}
