import type { Desktop } from './desktop'
import { openDesktop } from './desktop'
import { openDisplay } from './display'

/** A member at the desktop application: clicks and types as a person, through the page. */
export type DesktopMember = {
  readonly desktop: Desktop
  click(name: string): Promise<void>
  fill(label: string, text: string): Promise<void>
  /** Turns a switch on or off. */
  turn(label: string): Promise<void>
  sees(text: string, ms?: number): Promise<void>
}

const quoted = (text: string): string => JSON.stringify(text)
const BUTTONS = `[...document.querySelectorAll('button, [role=button]')].filter((one) => !one.disabled && !one.closest('[inert],[aria-hidden=true]'))`
const FIELDS = `[...document.querySelectorAll('input, textarea')].filter((one) => !one.closest('[inert],[aria-hidden=true]'))`
const nameOf = `((one) => (one.getAttribute('aria-label') ?? [...(one.labels ?? [])].map((label) => label.textContent).join(' ') ?? '') + ' ' + (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '))`

export type MemberOptions = NonNullable<Parameters<typeof openDesktop>[1]> & {
  /** As `DISPLAY` names it; false for none. Without it every start has a display of its own, which goes with it. */
  readonly display?: string | false
}

/** At a display of its own. `xvfb-run -a` looks for a free number before it takes it: of two at once, one would have none. */
const openAlone: typeof openDesktop = async (command, options) => {
  const display = await openDisplay()
  try {
    const desktop = await openDesktop(command, { ...options, env: { ...options?.env, DISPLAY: display.name } })
    return {
      ...desktop,
      close: () => desktop.close().finally(display.remove),
      kill: () => desktop.kill().finally(display.remove),
    }
  } catch (error) {
    await display.remove()
    throw error
  }
}

export const openMember = async (
  command: readonly [string, ...string[]],
  { display, ...options }: MemberOptions = {},
): Promise<DesktopMember> => {
  const desktop =
    display === undefined
      ? await openAlone(command, options)
      : await openDesktop(command, { ...options, env: { ...options.env, DISPLAY: display || undefined } })
  return {
    desktop,
    click: async (name) => {
      const found = `${BUTTONS}.find((one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === ${quoted(name)})`
      await desktop.until(found.replace(/$/, ' !== undefined'), `the button “${name}”`)
      await desktop.evaluate(`${found}.click()`)
    },
    fill: async (label, text) => {
      const found = `${FIELDS}.find((one) => ${nameOf}(one).includes(${quoted(label)}))`
      await desktop.until(`${found} !== undefined`, `the field “${label}”`)
      await desktop.evaluate(`${found}.focus()`)
      await desktop.type(text)
    },
    turn: async (label) => {
      const found = `${FIELDS}.find((one) => one.getAttribute('role') === 'switch' && ${nameOf}(one).includes(${quoted(label)}))`
      await desktop.until(`${found} !== undefined`, `the switch “${label}”`)
      await desktop.evaluate(`${found}.click()`)
    },
    sees: async (text, ms) => {
      await desktop.until(`document.body.innerText.includes(${quoted(text)})`, `“${text}”`, ms)
    },
  }
}
