import type { Platform } from '#shared/ports/platform.port'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

/** One profile's windows, and what leaves Snug through them. */
export type PlatformMachine = {
  /** Another window on the profile. */
  openWindow(): Promise<Platform>
  /** What a window held is free. */
  closeWindow(window: Platform): void
  /** Whether whoever holds the hub answers. */
  answering(on: boolean): void
  /** Puts the window away, or brings it into sight. */
  show(on: boolean): Promise<void>
  /** Whether Snug can go on without its window there. */
  readonly canStayOn: boolean
  /** Links that were opened outside. */
  readonly opened: readonly string[]
  /** How often something was put onto paper. */
  readonly printed: { times: number; hasPrinter: boolean }
  /** Files that were saved: their name, and how many bytes. */
  readonly saved: readonly (readonly [string, number])[]
  /** The system's notifications. */
  readonly notices: {
    agrees: boolean
    readonly shown: readonly object[]
    /** How often the window came forth. */
    readonly focused: number
    /** The newest one is pressed. */
    press(): void
    /** How many have not been put away. */
    onScreen(): number
  }
  remove(): void
}

/** What every Platform does. */
export const platformContract = (name: string, createMachine: () => PlatformMachine): void => {
  describe(`platform: ${name}`, () => {
    let machine: PlatformMachine
    let platform: Platform
    beforeEach(async () => {
      machine = createMachine()
      platform = await machine.openWindow()
    })
    afterEach(() => machine.remove())

    test('says what it is, and where the own hub is', async () => {
      expect(['desktop', 'browser']).toContain(platform.kind)
      expect(platform.version).toMatch(/^\d+\.\d+\.\d+$/)
      const hub = await platform.hub()
      expect(hub.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/)
      expect(hub.token.length).toBeGreaterThan(0)
      expect([hub.reachable, hub.addresses]).toEqual([false, []])
    })

    test('turns being reachable on and off, and knows it afterwards', async () => {
      const on = await platform.setReachable(true)
      expect(on).toMatchObject({ reachable: true, addresses: [expect.stringMatching(/^[^:]+:\d+$/)] })
      expect(await platform.hub()).toEqual(on)
      expect(await platform.setReachable(false)).toMatchObject({ reachable: false, addresses: [] })
      expect(await platform.hub()).toMatchObject({ reachable: false, addresses: [] })
    })

    test('stays on, or starts with the computer, as chosen; or says that there is nothing to choose', async () => {
      if (!machine.canStayOn) {
        expect(await platform.staying()).toBe(undefined)
        const refused = { name: 'Problem', code: 'choice-refused' }
        await expect(platform.chooseStaying('staysOn', true)).rejects.toMatchObject(refused)
        return
      }
      expect(await platform.staying()).toEqual({ staysOn: false, startsWithComputer: false })
      expect(await platform.chooseStaying('staysOn', true)).toEqual({ staysOn: true, startsWithComputer: false })
      expect(await platform.chooseStaying('startsWithComputer', true)).toEqual({
        staysOn: true,
        startsWithComputer: true,
      })
      expect(await platform.chooseStaying('staysOn', false)).toEqual(await platform.staying())
      expect(await platform.staying()).toEqual({ staysOn: false, startsWithComputer: true })
    })

    test('prints what the window shows, and saves no file where there is a printer', async () => {
      await platform.printPage('Winter list')
      expect([machine.printed.times, machine.saved]).toEqual([1, []])
    })

    test('says that the hub does not answer when it does not', async () => {
      machine.answering(false)
      const unreachable = { name: 'Problem', code: 'hub-unreachable' }
      await expect(platform.setReachable(true)).rejects.toMatchObject(unreachable)
      await expect(platform.hub()).rejects.toMatchObject(unreachable)
      machine.answering(true)
      expect(await platform.setReachable(true)).toMatchObject({ reachable: true })
    })

    test('opens links of people’s schemes outside, and no others', async () => {
      await platform.openLink('https://example.org/a?b#c')
      await platform.openLink('HTTP://example.org')
      await platform.openLink('mailto:anna@example.org')
      expect(machine.opened).toEqual(['https://example.org/a?b#c', 'http://example.org/', 'mailto:anna@example.org'])
      const refused = ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'snug://join#x', 'nonsense', '']
      for (const link of refused)
        await expect(platform.openLink(link), link).rejects.toMatchObject({ name: 'Problem', code: 'not-allowed' })
      expect(machine.opened).toHaveLength(3)
    })

    test('saves a file under the name it is given', async () => {
      expect(await platform.saveFile('Reading circle 2026-01-05.zip', new Uint8Array(70_000))).toBe(true)
      expect(machine.saved).toEqual([['Reading circle 2026-01-05.zip', 70_000]])
    })

    test('saves a large file piece by piece, and nothing of one that could not be written to its end', async () => {
      const saving = platform.writeFile('Years.zip', async (put) => {
        for (let nth = 0; nth < 3; nth += 1) await put(new Uint8Array(5 * 1024 * 1024))
      })
      expect(await saving).toBe(true)
      const failing = platform.writeFile('Torn.zip', async (put) => {
        await put(new Uint8Array(7))
        throw new Error('torn')
      })
      await expect(failing).rejects.toThrow('torn')
      expect(machine.saved).toEqual([['Years.zip', 15 * 1024 * 1024]])
    })

    test('says whether its window is in sight, and when that changes', async () => {
      const told: boolean[] = []
      const off = platform.onInSight((isInSight) => told.push(isInSight))
      expect(platform.isInSight()).toBe(true)
      await machine.show(false)
      expect([platform.isInSight(), told]).toEqual([false, [false]])
      await machine.show(true)
      expect([platform.isInSight(), told]).toEqual([true, [false, true]])
      off()
      await machine.show(false)
      expect(told).toEqual([false, true])
    })

    test('says whether what is stored is kept, and asks for it', async () => {
      expect(await platform.isKept()).toBe(false)
      expect(await platform.askToKeep()).toBe(true)
      expect(await platform.isKept()).toBe(true)
    })

    test('notifies once the person agrees, and leads back to the window', async () => {
      const { notices } = machine
      const pressed: string[] = []
      const tell = (tag: string): void =>
        platform.notify({ title: 'Anna, Circle', body: 'Hello', tag, onPress: () => pressed.push(tag) })
      notices.agrees = false
      expect(await platform.askToNotify()).toBe(false)
      tell('one')
      expect(notices.shown).toEqual([])
      notices.agrees = true
      expect(await platform.askToNotify()).toBe(true)
      tell('two')
      expect(notices.shown).toMatchObject([{ title: 'Anna, Circle', body: 'Hello', tag: 'two', silent: true }])
      notices.press()
      expect([pressed, notices.focused]).toEqual([['two'], 1])
    })

    test('starts anew with none of what the system showed of it left behind', async () => {
      let loaded = 0
      vi.stubGlobal('window', { location: { reload: () => (loaded += 1) }, focus: () => undefined })
      for (const tag of ['one', 'two', 'three'])
        platform.notify({ title: 'Anna, Circle', body: 'Hello', tag, onPress: () => undefined })
      machine.notices.press()
      expect(machine.notices.onScreen()).toBe(2)
      platform.startAnew()
      expect([machine.notices.onScreen(), loaded]).toEqual([0, 1])
    })

    test('gives the profile to one window, and to the next when that one is gone', async () => {
      expect(await platform.takeProfile()).toBe(true)
      const second = await machine.openWindow()
      const asked = Date.now()
      expect(await second.takeProfile()).toBe(false)
      expect(Date.now() - asked).toBeLessThan(3_000)
      setTimeout(() => machine.closeWindow(platform), 300)
      // A window that is just being closed is waited for, for a moment.
      expect(await second.takeProfile()).toBe(true)
    })
  })
}
