import { namesBefore } from './namesBefore'
import { foldText } from './search/foldText'
import { useSnug } from './store'
import type { MemberView } from './views'

/** More than these are found by another letter. */
const MOST = 6
const NOBODY: readonly MemberView[] = []

/** Somebody who can be called. `earlier`: the name before by which they were found, where their own does not begin so. */
type Found = { readonly id: string; readonly name: string; readonly earlier?: string }
type Nameable = Pick<MemberView, 'member' | 'name' | 'own' | 'earlier'>

/**
 * Those whose name, or a part of it, begins so, by name; then those who had such a name before. Oneself is not among
 * them.
 */
export const calledBy = (begun: string, people: readonly Nameable[]): readonly Found[] => {
  const wanted = foldText(begun)
  const fits = (name: string): boolean => {
    const folded = foldText(name)
    return folded.startsWith(wanted) || folded.split(' ').some((part) => part.startsWith(wanted))
  }
  const found = people
    .filter(({ own }) => !own)
    .flatMap((one): Found[] => {
      const [id, name] = [one.member, one.name]
      if (fits(name)) return [{ id, name }]
      const earlier = namesBefore(one).find(fits)
      return earlier === undefined ? [] : [{ id, name, earlier }]
    })
    .sort((a, b) => Number('earlier' in a) - Number('earlier' in b) || a.name.localeCompare(b.name))
  // A name that is whole needs nobody to complete it.
  return found.every(({ name }) => foldText(name) === wanted) ? [] : found.slice(0, MOST)
}

/** Who of the room on screen can be called by a name that begins so. */
export const useCallable = (): ((begun: string) => readonly Found[]) => {
  const all = useSnug((state) => state.room?.governance.members ?? NOBODY)
  return (begun) => calledBy(begun, all)
}
