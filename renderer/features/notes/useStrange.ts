import type { Editor } from '@tiptap/core'
import type { RefObject } from 'react'
import { useLayoutEffect, useState } from 'react'
import type * as Y from 'yjs'
import { guardBody } from './guardBody'

/**
 * Whether a note holds what this version's editor must not touch; undefined until it has been looked at, and no editor
 * may be made before that. The moment it becomes strange the editor in `held` lets go of it.
 */
export const useStrange = (doc: Y.Doc, held: RefObject<Editor | null>): boolean | undefined => {
  const [strange, setStrange] = useState<boolean>()
  useLayoutEffect(() => guardBody(doc, { onStrange: () => held.current?.destroy(), onChange: setStrange }), [doc, held])
  return strange
}
