import type { Editor } from '@tiptap/core'
import { runsFromRight } from '../runsFromRight'

/** Whether the text at a position, or at the caret, runs from right to left: a note goes as its first letter does. */
export const runsFromRightAt = ({ view, state }: Editor, position = state.selection.from): boolean => {
  const { node } = view.domAtPos(position)
  return runsFromRight(node instanceof Element ? node : (node.parentElement ?? view.dom))
}
