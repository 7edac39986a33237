import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Xserver } from './xserver'
import { connectToX } from './xserver'

/** A screen of its own for one application, and what a window manager and a keyboard do there. */
export type Display = {
  /** As `DISPLAY` names it. */
  readonly name: string
  /** Whether a window is in sight. */
  isShown(): Promise<boolean>
  /** Asks the window in sight to close, as its frame does when somebody presses the cross. */
  askToClose(): Promise<void>
  /** Presses keys together while the window in sight has the focus, and lets them go. */
  press(...keys: readonly Key[]): Promise<void>
  /** Ends it; nothing more happens to one that has ended. */
  remove(): Promise<void>
}

/** Where they are on the keyboard that Xvfb has. */
const KEYS = { Control: 37, q: 24 } as const
type Key = keyof typeof KEYS

/** Starts an Xvfb at a number that is free. */
export const openDisplay = async (): Promise<Display> => {
  // Nothing but this machine's own files leads there, so nobody has to show who they are.
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-ac'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = once(server, 'exit')
  const number = await Promise.race([
    once(createInterface(server.stdout), 'line').then(([line]) => String(line)),
    gone.then(([code]) => Promise.reject(new Error(`Xvfb ended with ${code}`))),
  ])
  const x: Xserver = await connectToX(number)
  const [protocols, deleteWindow] = [await x.atom('WM_PROTOCOLS'), await x.atom('WM_DELETE_WINDOW')]

  const inSight = async (): Promise<number[]> => {
    const windows: number[] = []
    for (const window of await x.children())
      if ((await x.isViewable(window)) && (await x.property(window, protocols)).includes(deleteWindow))
        windows.push(window)
    return windows
  }
  return {
    name: `:${number}`,
    isShown: async () => (await inSight()).length > 0,
    askToClose: async () => {
      for (const window of await inSight()) await x.tell(window, protocols, deleteWindow)
    },
    press: async (...keys) => {
      for (const window of await inSight()) await x.focus(window)
      for (const key of keys) await x.key(KEYS[key], true)
      for (const key of keys.toReversed()) await x.key(KEYS[key], false)
    },
    remove: async () => {
      x.close()
      server.kill()
      await gone
    },
  }
}
