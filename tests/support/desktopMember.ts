import type { Desktop } from './desktop'
import { openDesktop } from './desktop'

/** A member at the desktop application: clicks and types as a person, through the page. */
export type DesktopMember = {
  readonly desktop: Desktop
  click(name: string): Promise<void>
  fill(label: string, text: string): Promise<void>
  sees(text: string, ms?: number): Promise<void>
}

const quoted = (text: string): string => JSON.stringify(text)
const BUTTONS = `[...document.querySelectorAll('button, [role=button]')].filter((one) => !one.disabled && !one.closest('[inert],[aria-hidden=true]'))`
const FIELDS = `[...document.querySelectorAll('input, textarea')].filter((one) => !one.closest('[inert],[aria-hidden=true]'))`
const nameOf = `((one) => (one.getAttribute('aria-label') ?? [...(one.labels ?? [])].map((label) => label.textContent).join(' ') ?? '') + ' ' + (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' '))`

/** Every start has a display of its own: `xvfb-run` gives it. */
export const openMember = async (
  command: readonly [string, ...string[]],
  options: { readonly profile?: string; readonly args?: readonly string[] } = {},
): Promise<DesktopMember> => {
  const desktop = await openDesktop(['xvfb-run', '-a', ...command], options)
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
    sees: async (text, ms) => {
      await desktop.until(`document.body.innerText.includes(${quoted(text)})`, `“${text}”`, ms)
    },
  }
}
