import { MarkdownManager } from '@tiptap/markdown'

/** What a Markdown lexer finds, as far as this folder looks at it. */
export type Token = {
  readonly type: string
  readonly text?: string
  readonly tokens?: readonly Token[]
  readonly depth?: number
  readonly lang?: string
  readonly href?: string
  readonly ordered?: boolean
  readonly start?: number | ''
  readonly items?: readonly Token[]
  readonly task?: boolean
  readonly checked?: boolean
  readonly header?: readonly Token[]
  readonly rows?: readonly (readonly Token[])[]
  readonly align?: unknown
}

type Tokenizer = { html: (source: string) => unknown; tag: (source: string) => unknown }
type Marked = {
  readonly defaults: object
  readonly Lexer: new (options: object) => { lex(source: string): readonly Token[] }
  readonly Tokenizer: new () => Tokenizer
}

const COMMENT = /^ {0,3}<!--[\s\S]*?-->[^\S\n]*(?:\n+|$)/
const BREAK = /^<br\s*\/?>/i
const INLINE_COMMENT = /^<!--[\s\S]*?-->/

/**
 * Splits Markdown (GitHub's kind) into tokens. HTML is none to it: tags stay the characters they are, except that
 * `<br>` is a break and comments are left out. Throws a RangeError on absurdly deep nesting.
 */
export const lexMarkdown = (markdown: string): readonly Token[] => {
  const marked = new MarkdownManager({ extensions: [] }).instance as unknown as Marked
  const tokenizer = new marked.Tokenizer()
  tokenizer.html = (source) => {
    const [raw] = COMMENT.exec(source) ?? []
    return raw ? { type: 'space', raw } : undefined
  }
  tokenizer.tag = (source) => {
    const [comment] = INLINE_COMMENT.exec(source) ?? []
    if (comment) return { type: 'space', raw: comment }
    const [raw] = BREAK.exec(source) ?? []
    return raw ? { type: 'br', raw } : undefined
  }
  return new marked.Lexer({ ...marked.defaults, gfm: true, breaks: false, tokenizer }).lex(markdown)
}
