import { useMemo, useState } from 'react'
import type { Draft } from '../../commands/useDraft'
import type { Quote } from './cutQuotes'
import { cutQuotes, withQuotes } from './cutQuotes'

export type QuotingDraft = {
  /** What it quotes first, which is not in the field. */
  readonly quotes: readonly Quote[]
  /** What is in the field. */
  readonly rest: string
  writeRest(rest: string): void
  /** Puts a quotation behind the others. */
  add(lines: string): void
  takeOut(at: number): void
  /** Who is quoted no longer since just now. */
  readonly takenOut: string | undefined
}

/** What a draft quotes first, apart from the rest of it. It is kept, and sent, as the one text that it is. */
export const useQuoting = ({ text, write }: Pick<Draft, 'text' | 'write'>): QuotingDraft => {
  const { quotes, rest } = useMemo(() => cutQuotes(text), [text])
  const [takenOut, tellTakenOut] = useState<string>()
  return {
    quotes,
    rest,
    takenOut,
    writeRest: (next) => write(withQuotes({ quotes, rest: next })),
    add: (lines) => {
      tellTakenOut(undefined)
      write(withQuotes({ quotes: [...quotes, { lines }], rest }))
    },
    takeOut: (at) => {
      tellTakenOut(quotes[at]?.name)
      write(withQuotes({ quotes: quotes.toSpliced(at, 1), rest }))
    },
  }
}
