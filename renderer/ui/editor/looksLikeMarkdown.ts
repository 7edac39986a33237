/** Signs at the beginning of a line that people write for a machine or by habit. One of them is enough. */
const BLOCKS = [
  /^#{1,6} \S/m,
  /^ {0,3}(?:[-*+]|\d{1,9}[.)]) +\S.*\n(?:.*\n)* {0,8}(?:[-*+]|\d{1,9}[.)]) +\S/m,
  /^ {0,3}[-*+] +\[[ xX]\] /m,
  /^ {0,3}(?:```|~~~)/m,
  /^ {0,3}> ?\S/m,
  /^\|?.+\|.+\n *\|? *:?-{2,}:? *\|/m,
  /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/m,
]
const INLINE = [
  /\*\*\S(?:.*\S)?\*\*/,
  /\[[^\]\n]+\]\((?:https?:\/\/|mailto:)[^\s)]+\)/,
  /(?<!`)`[^`\n]+`(?!`)/,
  /~~\S(?:.*\S)?~~/,
]
/** Longer texts are pasted as they are. */
const MOST = 500_000

/** Whether pasted text should become structure. Ordinary sentences, addresses and lines of verse stay as they are. */
export const looksLikeMarkdown = (text: string): boolean => {
  if (text.length > MOST) return false
  const lines = text.replaceAll(/\r\n?/g, '\n')
  return [...BLOCKS, ...INLINE].some((sign) => sign.test(lines))
}
