import type { Translate } from '../../i18n/translate'

/** What somebody does on a screen before it looks as a scene shows it. Names are as they are read out, or their beginning. */
export type Step =
  | { readonly press: Named }
  /** What a selector finds. */
  | { readonly pressAt: string }
  /** A key, where the focus is, or at what a selector finds. */
  | { readonly key: string; readonly ctrl?: boolean; readonly at?: string }
  /** The caret goes before the first letter of what a selector finds in a note. */
  | { readonly caret: string }
  | { readonly type: string; readonly into: Named }
  /** Files are pasted into a field, or held above it and not let go. */
  | { readonly paste: () => Promise<readonly File[]>; readonly into: Named }
  | { readonly hold: () => Promise<readonly File[]>; readonly above: string }
  /** A file of so many bytes is chosen. */
  | { readonly file: number }

type Named = (t: Translate) => string

/** Milliseconds in which what a step needs has come, or does not come. */
const PATIENCE = 15_000
const PRESSABLE = 'button, a, [role="menuitem"], [role="option"], [role="radio"], label, [role="tab"]'

const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame)

const waitFor = async <T>(find: () => T | undefined | null, what: string): Promise<T> => {
  const until = performance.now() + PATIENCE
  while (performance.now() < until) {
    const found = find()
    if (found) return found
    await nextFrame()
  }
  throw new Error(`The gallery's scene lacks ${what}`)
}

/** A name as it is read out, in which sentences have spaces of their own kind. */
const nameOf = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
const plain = (text: string): string => text.replace(/\s+/g, ' ')

/** What lies on top comes last in the page. */
const named = (selector: string, name: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].findLast(
    (element) => nameOf(element).startsWith(plain(name)) && !element.closest('[inert], [aria-hidden="true"]'),
  )

const fieldNamed = (name: string): HTMLElement | undefined => {
  const label = named('label', name)
  return (label instanceof HTMLLabelElement ? label.control : undefined) ?? named('textarea, input', name)
}

const isInSight = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= window.innerHeight
}

const carrying = (files: readonly File[]): DataTransfer => {
  const transfer = new DataTransfer()
  for (const file of files) transfer.items.add(file)
  return transfer
}

const take = async (step: Step, t: Translate): Promise<void> => {
  if ('press' in step || 'pressAt' in step) {
    const what = 'press' in step ? step.press(t) : step.pressAt
    const find = () => ('press' in step ? named(PRESSABLE, what) : document.querySelector<HTMLElement>(what))
    const pressed = await waitFor(find, what)
    // Who presses it sees it, and what opens beside it.
    if (!isInSight(pressed)) pressed.scrollIntoView({ block: 'center' })
    pressed.click()
    return
  }
  if ('caret' in step) {
    const place = await waitFor(() => document.querySelector<HTMLElement>(step.caret), step.caret)
    place.closest<HTMLElement>('[contenteditable="true"]')?.focus()
    getSelection()?.collapse(place.firstChild ?? place, 0)
    return
  }
  if ('type' in step) {
    const name = step.into(t)
    ;(await waitFor(() => fieldNamed(name), name)).focus()
    document.execCommand('insertText', false, step.type)
    return
  }
  if ('paste' in step) {
    const name = step.into(t)
    const field = await waitFor(() => fieldNamed(name), name)
    field.focus()
    const clipboardData = carrying(await step.paste())
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    await nextFrame()
    await waitFor(() => !document.querySelector('[data-busy]'), 'what was pasted')
    return
  }
  if ('hold' in step) {
    const place = await waitFor(() => document.querySelector<HTMLElement>(step.above), step.above)
    place.dispatchEvent(new DragEvent('dragenter', { dataTransfer: carrying(await step.hold()), bubbles: true }))
    return
  }
  if ('file' in step) {
    const field = await waitFor(() => document.querySelector<HTMLInputElement>('input[type="file"]'), 'a file field')
    field.files = carrying([new File([new Uint8Array(step.file)], 'archive.zip')]).files
    field.dispatchEvent(new Event('change', { bubbles: true }))
    return
  }
  const { key, ctrl: ctrlKey = false, at } = step
  if (at) (await waitFor(() => document.querySelector<HTMLElement>(at), at)).focus()
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }))
  target.dispatchEvent(new KeyboardEvent('keyup', { key, ctrlKey, bubbles: true, cancelable: true }))
}

/** A conversation is drawn from its end on: the rest of it comes a moment later. Editions are read when they are first shown. */
const allStands = (): Promise<unknown> =>
  waitFor(() => !document.querySelector('[data-scroller="opening"], [data-opening]'), 'all of the place')

/** Takes one step after the other, each when what it needs is there; ends when nothing is still to come. */
export const takeSteps = async (steps: readonly Step[], t: Translate, goesOn: () => boolean): Promise<void> => {
  for (const step of steps) {
    // React has drawn, and listens.
    await nextFrame()
    await nextFrame()
    // Where the conversation is scrolled to depends on whether all of it stood there before.
    await allStands()
    // It is laid out, scrolled, and heard of that.
    for (let frame = 0; frame < 4; frame += 1) await nextFrame()
    if (!goesOn()) return
    await take(step, t)
  }
  await allStands()
}
