import { foldText } from './search/foldText'
import { useSnug } from './store'
import type { PersonView } from './views'

/** More than these are found by another letter. */
const MOST = 6
const NOBODY: readonly PersonView[] = []

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

/** Who of the room on screen can be called by a name that begins so. */
export const useCallable = (): ((begun: string) => readonly { readonly id: string; readonly name: string }[]) => {
  const all = useSnug((state) => state.room?.people ?? NOBODY)
  return (begun) => calledBy(begun, all).map(({ member, name }) => ({ id: member, name }))
}
