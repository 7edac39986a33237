import { DIALOG } from './dialogSelector'
import { inFrames } from './inFrames'

/** What had the focus, and what it stood in then, from the nearest outwards. */
type Step = { readonly element: HTMLElement; readonly around: readonly HTMLElement[] }

/** Steps that are remembered: what opened a menu, the menu, and the dialog that it led to, with some to spare. */
const LONGEST = 8

/** Frames in which whoever took away what had the focus may say where it goes. */
const SETTLED = 12

const PART = `section, aside, main, nav, [role="search"], ${DIALOG}`

/**
 * What has the focus can go away, or be turned off, under the hands of who pressed it: a row that is revoked, a button that has
 * done its work, a menu whose dialog is left again. Then the focus would be nowhere, ears would hear of nothing, and the next key
 * would begin at the top of the window. So it goes back to what had it before, or to the field or the heading of the part of the
 * screen that it was in, unless something else has taken it. Call it once for a window; what it returns ends it.
 */
export const keepFocus = (document: Document): (() => void) => {
  let trail: readonly Step[] = []
  let stop: (() => void) | undefined

  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return
    trail = [{ element: target, around: around(target) }, ...trail.filter(({ element }) => element !== target)]
    trail = trail.slice(0, LONGEST)
  }
  const isLost = (): boolean => document.activeElement === document.body
  const find = () => {
    const over = [...document.querySelectorAll<HTMLElement>(DIALOG)].at(-1)
    const goal = goalOf(trail)
    return { over, goal, isUnder: over !== undefined && !over.contains(goal ?? null) }
  }
  const isHeld = ({ goal, isUnder }: ReturnType<typeof find>): boolean => isUnder || goal === undefined
  const look = (): void => {
    let settled = SETTLED
    // A dialog that is going takes the focus back; one that stays keeps it. Where nothing can have it, the page is not let go yet.
    const waits = (): boolean => settled-- > 0 || (isLost() && isHeld(find()))
    stop = inFrames(waits, () => {
      stop = undefined
      if (!isLost()) return
      const { over, goal, isUnder } = find()
      trail = []
      land(isUnder ? over : goal)
    })
  }

  const watching = new MutationObserver(() => {
    const [last] = trail
    if (last && !stop && !canHave(last.element)) look()
  })
  document.addEventListener('focusin', note)
  watching.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
  return () => {
    stop?.()
    watching.disconnect()
    document.removeEventListener('focusin', note)
  }
}

const around = (element: HTMLElement): readonly HTMLElement[] => {
  const found: HTMLElement[] = []
  for (let one = element.parentElement; one; one = one.parentElement) found.push(one)
  return found
}

const canHave = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled')
const isShown = (element: HTMLElement): boolean => element.checkVisibility() && !element.closest('[inert]')

/** The newest of what had the focus that can have it again, or something beside it. */
const goalOf = (trail: readonly Step[]): HTMLElement | undefined => {
  for (const { element, around: outwards } of trail) {
    if (canHave(element) && isShown(element)) return element
    const rest = outwards.find(({ isConnected }) => isConnected)
    const beside = rest && besideIn(rest)
    if (beside) return beside
  }
  return undefined
}

/** The field of the form, or the heading of the part of the screen, that `rest` is in; nothing for what lay over the page. */
const besideIn = (rest: HTMLElement): HTMLElement | undefined => {
  for (let one: HTMLElement | null = rest; one; one = one.parentElement) {
    if (one.matches('[data-message]')) return one
    const its = one.matches('form') ? 'input:enabled, textarea:enabled' : one.matches(PART) && 'h1, h2, h3, h4'
    const found = its && [...one.querySelectorAll<HTMLElement>(its)].find(isShown)
    if (found) return found
  }
  return undefined
}

const land = (goal: HTMLElement | undefined): void => {
  if (!goal) return
  if (goal.tabIndex < 0) goal.tabIndex = -1
  goal.focus()
}
