import { parseMessageLink } from '#shared/protocol/messageLink'

/** Lines as `quotation` makes them, `lines`, and what they say: whom they quote, and the words, or ''. */
export type Quote = { readonly lines: string; readonly name: string; readonly words: string }

/** What is being written: the messages that it quotes ahead of everything else, and the rest. */
export type Quoting = { readonly quotes: readonly Quote[]; readonly rest: string }

const QUOTE = /((?:> (.*)\n)?> — (.*), (snug:\/\/message#\S+))\n/y

/** A text, whose quotations at its beginning are whole and have nothing else in their lines, without these. */
export const cutQuotes = (text: string): Quoting => {
  const quotes: Quote[] = []
  let end = 0
  for (let from = 0; ; from = end + 1) {
    QUOTE.lastIndex = from
    // An empty line stands between two of them.
    const found = quotes.length === 0 || text[end] === '\n' ? QUOTE.exec(text) : null
    const [, lines = '', words = '', name = '', link = ''] = found ?? []
    if (!parseMessageLink(link)) return { quotes, rest: text.slice(end) }
    quotes.push({ lines, name, words })
    end = from + lines.length + 1
  }
}

/** The text that `cutQuotes` was given. */
export const withQuotes = ({
  quotes,
  rest,
}: {
  readonly quotes: readonly Pick<Quote, 'lines'>[]
  readonly rest: string
}): string => (quotes.length === 0 ? rest : `${quotes.map(({ lines }) => lines).join('\n\n')}\n${rest}`)
