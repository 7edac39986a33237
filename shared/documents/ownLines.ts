/** Whether a line repeats what was said elsewhere. */
export const isQuoted = (line: string): boolean => line.startsWith('> ') || line === '>'

/** A quoted line without its mark. */
export const withoutMark = (line: string): string => line.slice(2)

/** What a message says itself: its text without the lines that it quotes. */
export const ownLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .filter((line) => !isQuoted(line))
    .join('\n')
    .trim()
