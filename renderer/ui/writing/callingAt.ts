/** A name that is begun after an @: where the @ stands, and what of the name is there. */
export type Calling = { readonly from: number; readonly begun: string }

/** Longer beginnings are no names any more. */
const BEGUN = /(?:^|[^\p{L}\p{N}_])@([^@\n]{0,60})$/u

/** Who is being called where the caret stands; undefined where nobody is. */
export const callingAt = (text: string, caret: number): Calling | undefined => {
  const [, begun] = BEGUN.exec(text.slice(0, caret)) ?? []
  return begun === undefined ? undefined : { from: caret - begun.length - 1, begun }
}
