/** A text with what is selected in it. */
export type Written = { readonly text: string; readonly from: number; readonly to: number }

/** What keys, with Ctrl or ⌘, put around what is selected. */
const SIGNS: Readonly<Record<string, string>> = { b: '**', i: '*', e: '`' }

export const signOf = (key: string): string | undefined => SIGNS[key.toLowerCase()]

/**
 * Puts a sign before and behind what is selected, without the space at its ends, or takes it away where it stands there. With
 * nothing selected, around the caret. The same words stay selected.
 */
export const toggleMark = ({ text, from, to }: Written, sign: string): Written => {
  const { length } = sign
  const words = text.slice(from, to)
  const begin = from + (words.length - words.trimStart().length)
  const end = words.trim() ? to - (words.length - words.trimEnd().length) : begin
  const inner = text.slice(begin, end)
  const isAround =
    text.slice(0, begin).endsWith(sign) && text.startsWith(sign, end) && !isLonger(text, begin, end, sign)
  if (isAround) {
    const without = text.slice(0, begin - length) + inner + text.slice(end + length)
    return { text: without, from: begin - length, to: end - length }
  }
  const isWithin =
    inner.length > 2 * length &&
    inner.startsWith(sign) &&
    inner.endsWith(sign) &&
    !isLonger(text, begin + length, end - length, sign)
  if (isWithin) {
    return {
      text: text.slice(0, begin) + inner.slice(length, -length) + text.slice(end),
      from: begin,
      to: end - 2 * length,
    }
  }
  return { text: text.slice(0, begin) + sign + inner + sign + text.slice(end), from: begin + length, to: end + length }
}

/** Whether another sign stands there, of which this one is a part: `*` of `**`. */
const isLonger = (text: string, begin: number, end: number, sign: string): boolean => {
  const run = (at: number, by: 1 | -1): number => {
    let count = 0
    while (text[at + count * by] === sign[0]) count += 1
    return count
  }
  // Three are bold and italic.
  return sign === '*' && run(begin - 1, -1) === 2 && run(end, 1) === 2
}
