import { foldText } from '../../state/search/foldText'
import type { PersonView } from '../../state/views'

/** A name that is begun after an @: where the @ stands, and what of the name is there. */
export type Calling = { readonly from: number; readonly begun: string }

/** Longer beginnings are no names any more. */
const BEGUN = /(?:^|[^\p{L}\p{N}_])@([^@\n]{0,60})$/u
/** More than these are found by another letter. */
const MOST = 6

/** Who is being called where the caret stands; undefined where nobody is. */
export const callingAt = (text: string, caret: number): Calling | undefined => {
  const [, begun] = BEGUN.exec(text.slice(0, caret)) ?? []
  return begun === undefined ? undefined : { from: caret - begun.length - 1, begun }
}

/** Those whose name, or a part of it, begins so; by name, oneself not among them. */
export const calledBy = (begun: string, people: readonly PersonView[]): readonly PersonView[] => {
  const wanted = foldText(begun)
  const fits = ({ name, own }: PersonView): boolean => {
    const folded = foldText(name)
    return !own && (folded.startsWith(wanted) || folded.split(' ').some((part) => part.startsWith(wanted)))
  }
  const found = people.filter(fits).sort((a, b) => a.name.localeCompare(b.name))
  // A name that is whole needs nobody to complete it.
  return found.every(({ name }) => foldText(name) === wanted) ? [] : found.slice(0, MOST)
}
