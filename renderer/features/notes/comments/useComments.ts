import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { CommentedPassage } from '#shared/documents/commentsIn'
import { commentsIn } from '#shared/documents/commentsIn'
import { readNote } from '#shared/documents/readNote'

/** Milliseconds in which changes are gathered. */
const GATHER = 200

/** The comments on a note's passages, in the order in which they stand there. */
export const useComments = (doc: Y.Doc): readonly CommentedPassage[] => {
  const [comments, setComments] = useState(() => commentsIn(readNote(doc).blocks))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      timer = undefined
      setComments((before) => {
        const now = commentsIn(readNote(doc).blocks)
        return JSON.stringify(now) === JSON.stringify(before) ? before : now
      })
    }
    const follow = (): void => {
      timer ??= setTimeout(look, GATHER)
    }
    doc.on('update', follow)
    return () => {
      clearTimeout(timer)
      doc.off('update', follow)
    }
  }, [doc])
  return comments
}
