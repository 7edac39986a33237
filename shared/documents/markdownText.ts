/** Where a text stands decides what would be taken for Markdown in it. */
const ALWAYS = /[\\`*_[\]<>~]|&(?=#?\w)|(?<=https?):(?=\/\/)|(?<=\bwww)\.|(?<=\w)@(?=\w)/gi
const INSIDE_WORD = /[\p{L}\p{N}]/u

/** A text inside of a line, written so that Markdown reads it as nothing but that text. */
export const escapeMarkdown = (text: string): string =>
  text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replaceAll(ALWAYS, (found, at: number) => {
    // snake_case needs no escape and reads better without.
    const inWord = found === '_' && INSIDE_WORD.test(text[at - 1] ?? '') && INSIDE_WORD.test(text[at + 1] ?? '')
    return inWord ? found : `\\${found}`
  })

/** A finished line that must not be taken for a heading, an item, a rule, or part of a table. */
export const escapeLineStart = (line: string): string => {
  const text = line.replace(/^[ \t]+/, '')
  if (/^#{1,6}(?:\s|$)|^[-+](?:\s|$)|^=+\s*$|^-+\s*$|^[ |:-]*-[ |:-]*$/.test(text)) return `\\${text}`
  return text.replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** Text as a code span: between more backticks than it holds in a row. */
export const codeSpan = (text: string): string => {
  const line = text.replaceAll(/[\r\n]+/g, ' ')
  if (!line.trim()) return line
  const ticks = '`'.repeat(longestRun(line, /`+/g) + 1)
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : ''
  return `${ticks}${pad}${line}${pad}${ticks}`
}

/** Lines of code between fences that do not occur in them. */
export const fenced = (language: string, code: string): string => {
  const fence = '`'.repeat(Math.max(3, longestRun(code, /`+/g) + 1))
  return `${fence}${language}\n${code}\n${fence}`
}

const longestRun = (text: string, run: RegExp): number =>
  Math.max(0, ...(text.match(run) ?? []).map((found) => found.length))
