/** So much of a long message is shown at first: lines, and characters. */
const LINES = 12
const CHARACTERS = 1_200
/** What is hardly longer than that is shown whole: nobody presses a button for three words. */
const SPARE = 1.2

/** How a long message begins, cut between words and before any address; undefined for one that is shown whole. */
export const beginning = (text: string): string | undefined => {
  const lines = text.split(/\r\n?|\n/)
  const isLong = lines.length > LINES * SPARE || text.length > CHARACTERS * SPARE
  if (!isLong) return undefined
  const most = lines.length > LINES * SPARE ? LINES : lines.length
  return `${cut(lines.slice(0, most).join('\n'))} …`
}

const cut = (text: string): string => {
  if (text.length <= CHARACTERS) return text.trimEnd()
  const start = text.slice(0, CHARACTERS)
  const word = /\S*$/u.exec(start)?.[0] ?? ''
  // A part of an address would lead elsewhere. Words that know no spaces are cut, but never within a character.
  const isCutAway = word.length < CHARACTERS / 4 || /:/u.test(word)
  return isCutAway ? start.slice(0, start.length - word.length).trimEnd() : start.replace(/[\uD800-\uDBFF]$/u, '')
}
