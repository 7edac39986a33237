import type { KeyboardEvent, RefObject } from 'react'
import { useMemo, useState } from 'react'
import type { Draft } from '../../commands/useDraft'
import type { Quote } from './cutQuotes'
import { cutQuotes, withQuotes } from './cutQuotes'

type Field = HTMLTextAreaElement
/** A quotation that was taken out, and the whole text that it was taken out of. */
type Out = { readonly name: string; readonly before: string }
/** What was done last with quotations, for as long as the text is as it was left `after` it. */
type Deed = {
  readonly is: 'out' | 'back'
  readonly name: string
  readonly outs: readonly Out[]
  readonly after: string
}

export type QuotingDraft = {
  /** What it quotes first, which is not in the field. */
  readonly quotes: readonly Quote[]
  /** What is in the field. */
  readonly rest: string
  writeRest(rest: string): void
  /** Puts a quotation behind the others. */
  add(lines: string): void
  /** Goes on in the field. */
  takeOut(at: number): void
  /** Who is quoted no longer since just now, or again. */
  readonly done: Pick<Deed, 'is' | 'name'> | undefined
  /** Backspace before the first letter takes out the last one; undo puts back what was taken out. True when the key was one of these. */
  onKey(event: KeyboardEvent<Field>): boolean
}

/** What a draft quotes first, apart from the rest of it, which is in `field`. It is kept, and sent, as the one text that it is. */
export const useQuoting = (
  { text, write }: Pick<Draft, 'text' | 'write'>,
  field: RefObject<Field | null>,
): QuotingDraft => {
  const { quotes, rest } = useMemo(() => cutQuotes(text), [text])
  const [done, tell] = useState<Deed>()
  // Whoever has written since undoes that first, and the field alone knows how.
  if (done && done.after !== text) tell(undefined)
  const outs = done?.outs ?? []

  const takeOut = (at: number): void => {
    const name = quotes[at]?.name ?? ''
    const after = withQuotes({ quotes: quotes.toSpliced(at, 1), rest })
    tell({ is: 'out', name, outs: [...outs, { name, before: text }], after })
    write(after)
    field.current?.focus()
  }
  const putBack = ({ name, before }: Out): void => {
    tell({ is: 'back', name, outs: outs.slice(0, -1), after: before })
    write(before)
  }
  return {
    quotes,
    rest,
    done,
    takeOut,
    writeRest: (next) => write(withQuotes({ quotes, rest: next })),
    add: (lines) => write(withQuotes({ quotes: [...quotes, { lines }], rest })),
    onKey: (event) => {
      const last = outs.at(-1)
      if (isBackBeyond(event) && quotes.length > 0) takeOut(quotes.length - 1)
      else if (isUndo(event) && last) putBack(last)
      else return false
      event.preventDefault()
      return true
    },
  }
}

/** Backspace where nothing stands before the caret. Who holds it down deletes what they wrote, and stops there. */
const isBackBeyond = ({ key, repeat, currentTarget }: KeyboardEvent<Field>): boolean =>
  key === 'Backspace' && !repeat && currentTarget.selectionEnd === 0

const isUndo = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !altKey && !shiftKey
