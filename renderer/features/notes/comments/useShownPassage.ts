import { useEffect } from 'react'
import type { MessageId } from '#shared/protocol/ids'

const NAME = 'note-comment'

/** Shows the words that a comment is about: in sight, and brighter than those of others. Nothing of the text is touched for it. */
export const useShownPassage = (message: MessageId | undefined): void => {
  useEffect(() => {
    const words = message ? [...document.querySelectorAll(`[data-comment="${message}"]`)] : []
    words[0]?.scrollIntoView({ block: 'nearest' })
    const ranges = words.map((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range
    })
    CSS.highlights.set(NAME, new Highlight(...ranges))
    return () => void CSS.highlights.delete(NAME)
  }, [message])
}
