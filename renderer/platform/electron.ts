import type { Bridge } from '#shared/ipc/bridge'
import type { Platform } from '#shared/ports/platform.port'
import { asProblem, Problem } from '#shared/protocol/problem'
import { windowInSight } from './inSight'
import { keeping } from './keeping'
import { lookedAt } from './lookedAt'
import { safeLink } from './safeLink'
import { systemNotices } from './systemNotices'
import { takeProfile } from './takeProfile'

/** The preload's bridge, where this page runs in the desktop application. */
export const desktopBridge = (): Bridge | undefined => (window as { snug?: Bridge }).snug

/** So much goes over the bridge at once. Bytes. */
const PIECE = 1024 * 1024

const writeThrough =
  (bridge: Bridge): Platform['writeFile'] =>
  async (name, write) => {
    const file = await bridge.beginFile(name)
    if (file === null) return false
    try {
      await write(async (bytes) => {
        // A copy of each: a view would take all of its buffer along.
        for (let at = 0; at < bytes.length; at += PIECE) await bridge.putFile(file, bytes.slice(at, at + PIECE))
      })
    } catch (error) {
      await bridge.endFile(file, false)
      throw error
    }
    await bridge.endFile(file, true)
    return true
  }

/** The desktop application, through the preload's bridge. */
export const openDesktopPlatform = async (bridge: Bridge): Promise<Platform> => {
  // Side by side: nothing is drawn before.
  const [version, inSight] = await Promise.all([bridge.version(), windowInSight(bridge)])
  return {
    kind: 'desktop',
    version,
    hub: async () => {
      try {
        return await bridge.hub()
      } catch (cause) {
        throw new Problem('hub-unreachable', 'main does not answer', { cause })
      }
    },
    setReachable: async (on) => {
      try {
        return await bridge.setReachable(on)
      } catch (cause) {
        throw new Problem('hub-unreachable', 'this machine can’t listen in the network', { cause })
      }
    },
    staying: () => bridge.staying(),
    chooseStaying: async (choice, on) => {
      try {
        return await bridge.chooseStaying(choice, on)
      } catch (cause) {
        throw new Problem('choice-refused', choice, { cause })
      }
    },
    saveFile: (name, bytes) => writeThrough(bridge)(name, (put) => put(bytes)),
    writeFile: writeThrough(bridge),
    printPage: async (name) => {
      if ((await bridge.printPage()) !== 'no-printer') return
      const pdf = await bridge.pagePdf()
      await writeThrough(bridge)(`${name}.pdf`, (put) => put(pdf))
    },
    openLink: async (url) => bridge.openLink(safeLink(url)),
    onInvitation: (handler) => {
      const take = (): void => {
        bridge.invitation().then(
          (link) => link && handler(link),
          (error: unknown) => console.error('the invitation could not be read:', asProblem(error).message),
        )
      }
      const off = bridge.onInvitation(take)
      take()
      return off
    },
    ...keeping,
    ...lookedAt,
    ...inSight,
    ...systemNotices(() => {
      bridge.showWindow().catch((error: unknown) => console.error('the window stays:', asProblem(error).message))
    }),
    takeProfile,
  }
}
