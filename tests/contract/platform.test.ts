import { afterEach, expect, test, vi } from 'vitest'
import type { HubAccess, Platform } from '#shared/ports/platform.port'
import { openBrowserPlatform } from '../../renderer/platform/browser'
import { openDesktopPlatform } from '../../renderer/platform/electron'
import { createFakeLocks } from '../support/fakeLocks'
import { createFakeNotices } from '../support/fakeNotices'
import { createMemoryBridge } from '../support/memoryBridge'
import type { PlatformMachine } from './platform.contract'
import { platformContract } from './platform.contract'

const reach = (on: boolean): HubAccess => ({
  url: 'ws://127.0.0.1:4666',
  token: 'token',
  reachable: on,
  addresses: on ? ['192.0.2.1:4667'] : [],
})

/** A browser that keeps what is stored once it is asked. */
const createStorage = () => {
  let kept = false
  return { persisted: async () => kept, persist: async () => (kept = true) }
}

/** Windows that share their locks; each sees its own `navigator` while it takes the profile. */
const createWindows = (open: () => Promise<Platform>) => {
  const locks = createFakeLocks()
  const storage = createStorage()
  vi.stubGlobal('navigator', { storage })
  return {
    openWindow: async () => {
      const platform = await open()
      const window: Platform = {
        ...platform,
        takeProfile: () => {
          vi.stubGlobal('navigator', { storage, locks: locks.of(window) })
          return platform.takeProfile()
        },
      }
      return window
    },
    closeWindow: locks.closeWindow,
    remove: () => vi.unstubAllGlobals(),
  }
}

const browserMachine = (): PlatformMachine => {
  const [opened, saved]: [string[], [string, number][]] = [[], []]
  let answering = true
  let on = false
  vi.stubGlobal('fetch', async (path: string, init?: { headers?: Record<string, string>; body?: string }) => {
    if (!answering) throw new TypeError('Failed to fetch')
    if (path === '/reachable') {
      if (init?.headers?.['X-Snug-Token'] !== 'token') return new Response('', { status: 403 })
      on = init.body === 'on'
    }
    return Response.json({ ...reach(on), version: '0.1.0' })
  })
  const notices = createFakeNotices()
  const printed = { times: 0, hasPrinter: true }
  vi.stubGlobal('window', {
    open: (url: string) => opened.push(url),
    focus: notices.focus,
    print: () => void (printed.times += 1),
  })
  const blobs = new Map<string, Blob>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.set('blob:1', blob as Blob)
    return 'blob:1'
  })
  const page = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    createElement: () => {
      const link = { href: '', download: '', click: () => saved.push([link.download, blobs.get(link.href)?.size ?? 0]) }
      return link
    },
  })
  vi.stubGlobal('document', page)
  return {
    ...createWindows(openBrowserPlatform),
    answering: (does) => {
      answering = does
    },
    show: async (on) => {
      page.visibilityState = on ? 'visible' : 'hidden'
      page.dispatchEvent(new Event('visibilitychange'))
    },
    canStayOn: false,
    opened,
    printed,
    saved,
    notices,
  }
}

const desktopMachine = (): PlatformMachine => {
  const [opened, saved]: [string[], [string, number][]] = [[], []]
  const files: { name: string; size: number }[] = []
  const printed = { times: 0, hasPrinter: true }
  let answering = true
  const notices = createFakeNotices()
  const sight = { isOn: true, changed: new Set<() => void>() }
  const { setReachable, hub, ...others } = createMemoryBridge({
    inSight: async () => sight.isOn,
    onInSight: (handler) => {
      sight.changed.add(handler)
      return () => sight.changed.delete(handler)
    },
    version: async () => '0.1.0',
    openLink: async (url) => void opened.push(url),
    showWindow: async () => notices.focus(),
    beginFile: async (name) => files.push({ name, size: 0 }) - 1,
    putFile: async (file, { length }) => {
      expect(length).toBeLessThanOrEqual(4 * 1024 * 1024)
      files[file]!.size += length
    },
    endFile: async (file, isWhole) => {
      if (isWhole) saved.push([files[file]!.name, files[file]!.size])
    },
    printPage: async () => {
      if (!printed.hasPrinter) return 'no-printer'
      printed.times += 1
      return 'cancelled'
    },
    pagePdf: async () => new Uint8Array(7),
  })
  const answer = async <T>(given: () => Promise<T>): Promise<T> => {
    if (!answering) throw new Error('hub:setReachable failed')
    return given()
  }
  const bridge = { ...others, hub: () => answer(hub), setReachable: (on: boolean) => answer(() => setReachable(on)) }
  return {
    ...createWindows(() => openDesktopPlatform(bridge)),
    answering: (does) => {
      answering = does
    },
    show: async (on) => {
      sight.isOn = on
      for (const handler of sight.changed) handler()
      await Promise.resolve()
    },
    canStayOn: true,
    opened,
    printed,
    saved,
    notices,
  }
}

platformContract('the browser edition', browserMachine)
platformContract('the desktop application', desktopMachine)

afterEach(() => vi.restoreAllMocks())

test('the browser edition does not start without the hub that serves it, and says so', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 403 }))
  await expect(openBrowserPlatform()).rejects.toMatchObject({ name: 'Problem', code: 'hub-unreachable' })
  vi.stubGlobal('fetch', async () => Response.json({ url: 7 }))
  await expect(openBrowserPlatform()).rejects.toMatchObject({ name: 'Problem', code: 'hub-unreachable' })
  vi.unstubAllGlobals()
})

test('the desktop application hands on the invitation it was opened with, and those that come later', async () => {
  let tell: (link: string) => void = () => undefined
  let listening = false
  let pending: string | null = 'snug://join#first'
  const bridge = createMemoryBridge({
    invitation: async () => {
      const link = pending
      pending = null
      return link
    },
    onInvitation: (handler) => {
      tell = handler
      listening = true
      return () => (listening = false)
    },
  })
  const arrive = (link: string): void => {
    pending = link
    if (listening) tell(link)
  }
  const heard: string[] = []
  const off = (await openDesktopPlatform(bridge)).onInvitation((link) => heard.push(link))
  await Promise.resolve()
  arrive('snug://join#second')
  await vi.waitFor(() => expect(heard.sort()).toEqual(['snug://join#first', 'snug://join#second']), 10_000)
  off()
  expect(listening).toBe(false)
  // One that arrives while nobody listens, since Snug is locked say, waits; none is handed on twice.
  arrive('snug://join#third')
  const later: string[] = []
  const offAgain = (await openDesktopPlatform(bridge)).onInvitation((link) => later.push(link))
  await vi.waitFor(() => expect(later).toEqual(['snug://join#third']), 10_000)
  offAgain()
})

test('the desktop application says so where a choice cannot be kept', async () => {
  const bridge = createMemoryBridge({
    chooseStaying: async () => {
      throw new Error('staying:choose: failed')
    },
  })
  const platform = await openDesktopPlatform(bridge)
  const refused = { name: 'Problem', code: 'choice-refused' }
  await expect(platform.chooseStaying('startsWithComputer', true)).rejects.toMatchObject(refused)
})

test('the desktop application makes a file of what there is no printer for', async () => {
  const machine = desktopMachine()
  machine.printed.hasPrinter = false
  const platform = await machine.openWindow()
  await platform.printPage('Winter list')
  expect([machine.printed.times, machine.saved]).toEqual([0, [['Winter list.pdf', 7]]])
  machine.remove()
})
