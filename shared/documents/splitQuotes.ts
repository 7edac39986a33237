import { isQuoted, withoutMark } from './ownLines'

/** A stretch of a message: its own words, or what it quotes, without the marks. */
export type Stretch = { readonly quoted: boolean; readonly text: string }

/** A message in stretches, in order; empty lines between them are left out. At least one. */
export const splitQuotes = (text: string): readonly Stretch[] => {
  const lines = text.split(/\r\n?|\n/)
  if (!lines.some(isQuoted)) return [{ quoted: false, text }]
  const runs: { quoted: boolean; lines: string[] }[] = []
  for (const line of lines) {
    const quoted = isQuoted(line)
    const last = runs.at(-1)
    const words = quoted ? withoutMark(line) : line
    if (last?.quoted === quoted) last.lines.push(words)
    else runs.push({ quoted, lines: [words] })
  }
  const stretches = runs.map(({ quoted, lines: said }) => ({ quoted, text: withoutEmptyEnds(said) }))
  const filled = stretches.filter((one) => one.text)
  return filled.length > 0 ? filled : [{ quoted: false, text }]
}

const withoutEmptyEnds = (lines: readonly string[]): string =>
  lines
    .slice(
      Math.max(
        0,
        lines.findIndex((line) => line.trim()),
      ),
    )
    .join('\n')
    .trimEnd()
