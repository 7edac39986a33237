import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** What a program's command line has to begin with to run in a network namespace. */
export type Prefix = readonly string[]

export type Namespaces = {
  /** A new one: the first is one of which the user is root, as any user may have where the system lets them; others inside of it. */
  add(): Promise<{ readonly prefix: Prefix; readonly pid: number }>
  /** All that runs in them ends. */
  close(): void
}

const inside = (pid: number): Prefix => ['nsenter', '-t', `${pid}`, '-U', '-n', '--preserve-credentials']

/** Runs a command to its end; its output. Throws what it complained of. */
export const runIn = (prefix: Prefix, ...words: readonly string[]): string => {
  const [command = '', ...args] = [...prefix, ...words]
  const done = spawnSync(command, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stderr}`)
  return done.stdout
}

/** Brings network devices up. */
export const bringUp = (prefix: Prefix, ...devices: readonly string[]): void => {
  for (const device of devices) runIn(prefix, 'ip', 'link', 'set', device, 'up')
}

/** Network namespaces that a test owns. */
export const openNamespaces = (): Namespaces => {
  const keepers: ChildProcess[] = []
  let first: Prefix | undefined
  return {
    add: async () => {
      const [command = '', ...args] = first ? [...first, 'unshare', '-n'] : ['unshare', '-rn']
      // A process that does nothing but be there.
      const child = spawn(command, [...args, 'sh', '-c', 'echo there; exec sleep 600'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      keepers.push(child)
      await once(child.stdout, 'data')
      const { pid } = child
      if (pid === undefined) throw new Error('no namespace')
      const prefix = inside(pid)
      // Addresses hold as soon as they are there. Else they are looked for in the network for a second or two, and Chromium, which
      // is told when that is over, cuts off what it is fetching then (`tests/e2e/cutOff.test.ts`).
      runIn(prefix, 'sh', '-c', 'echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad')
      first ??= prefix
      return { prefix, pid }
    },
    close: () => keepers.forEach((child) => child.kill()),
  }
}
