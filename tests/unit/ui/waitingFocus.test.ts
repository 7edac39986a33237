import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { focusWhenFree } from '../../../renderer/ui/focusWhenFree'
import { keepFocus } from '../../../renderer/ui/keepFocus'
import { landOn, leave } from '../../../renderer/ui/landOn'

/** A page of which these know as much as they ask: what has the focus, and whether a dialog lies over it. */
class FakeElement {
  tabIndex = 0
  isConnected = true
  readonly parentElement: FakeElement | null
  constructor(parent: FakeElement | null) {
    this.parentElement = parent
  }
  readonly matches = (): boolean => false
  readonly closest = (): unknown => (inert ? {} : null)
  readonly contains = (): boolean => false
  readonly checkVisibility = (): boolean => true
  readonly focus = (): void => {
    if (!inert) have(this)
  }
}

let [now, dialog, inert, frame] = [0, false, false, undefined as (() => void) | undefined]
let body: FakeElement
let focused: FakeElement
const have = (element: FakeElement): void => {
  focused = element
}
let [noteFocus, mutate] = [(_: unknown): void => undefined, (): void => undefined]
const page = {
  get body() {
    return body
  },
  get activeElement() {
    return focused
  },
  querySelector: (selector: string) =>
    dialog || (inert && selector.includes('body > [inert]')) ? new FakeElement(body) : null,
  querySelectorAll: () => (dialog ? [new FakeElement(body)] : []),
  addEventListener: (_: string, listen: (event: unknown) => void) => {
    noteFocus = listen
  },
  removeEventListener: () => undefined,
}
const focus = (element: FakeElement): void => {
  have(element)
  noteFocus({ target: element })
}

/** So many frames, so many milliseconds apart. */
const pass = (frames: number, apart: number): void => {
  for (let at = 0; at < frames; at += 1) {
    now += apart
    const next = frame
    frame = undefined
    next?.()
  }
}

beforeEach(() => {
  now = 0
  dialog = false
  inert = false
  frame = undefined
  body = new FakeElement(null)
  focused = body
  vi.stubGlobal('HTMLElement', FakeElement)
  vi.stubGlobal('document', page)
  vi.stubGlobal('performance', { now: () => now })
  vi.stubGlobal('requestAnimationFrame', (next: () => void) => {
    frame = next
    return 1
  })
  vi.stubGlobal('cancelAnimationFrame', () => {
    frame = undefined
  })
  vi.stubGlobal(
    'MutationObserver',
    class {
      observe = (): void => undefined
      disconnect = (): void => undefined
      constructor(told: () => void) {
        mutate = told
      }
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const element = (): FakeElement => new FakeElement(body)
const found = (one: FakeElement) => () => one as unknown as HTMLElement

/** What waits for a dialog to go, and how the focus comes to `goal` then. */
const WAITING: readonly [string, (goal: FakeElement) => void][] = [
  ['focusWhenFree', (goal) => focusWhenFree(found(goal))],
  ['landOn', (goal) => void landOn(found(goal))],
  [
    'keepFocus',
    (goal) => {
      keepFocus(page as unknown as Document)
      focus(goal)
      const gone = element()
      focus(gone)
      gone.isConnected = false
      focused = body
      mutate()
    },
  ],
]

describe.each(WAITING)('%s', (_, begin) => {
  test.each([
    ['few frames, each of them long', 8, 1_000],
    ['many frames', 360, 8],
  ])('waits until the dialog has gone, in %s', (__, frames, apart) => {
    const goal = element()
    dialog = true
    begin(goal)
    pass(frames, apart)
    expect(focused).toBe(body)
    dialog = false
    pass(14, 16)
    expect(focused).toBe(goal)
  })

  test('waits until the page below can have the focus, which is let go after the dialog on a busy machine', () => {
    const goal = element()
    ;[dialog, inert] = [true, true]
    begin(goal)
    dialog = false
    pass(40, 16)
    expect(focused).toBe(body)
    inert = false
    pass(14, 16)
    expect(focused).toBe(goal)
  })

  test('ends waiting for a dialog that stays', () => {
    dialog = true
    begin(element())
    pass(14, 1_000)
    expect(frame).toBeUndefined()
  })
})

describe('landOn', () => {
  /** A dialog goes, and gives the focus back to what had it before, some frames after. */
  const returnTo = (opener: FakeElement): void => {
    dialog = true
    focused = element()
    const goal = element()
    landed.push(goal)
    landOn(found(goal))
    dialog = false
    focused = body
    pass(4, 16)
    focused = opener
    pass(10, 16)
  }
  const landed: FakeElement[] = []

  test('goes on from what was left, though a dialog gives the focus back to it; and only that time', () => {
    const opener = element()
    leave(opener as unknown as Element)
    returnTo(opener)
    expect(focused).toBe(landed.at(-1))
    returnTo(opener)
    expect(focused).toBe(opener)
  })
})
