import { spawnSync } from 'node:child_process'
import type { Prefix } from './namespaces'
import { bringUp, openNamespaces, runIn } from './namespaces'

/** One machine of a network that the test owns. */
export type LanMachine = {
  readonly address: string
  /** What a program's command line has to begin with to run there. */
  readonly prefix: Prefix
  /** Runs a command there to its end; its output. */
  run(command: string, ...args: readonly string[]): string
}

export type Lan = { readonly machines: readonly LanMachine[]; close(): void }

/** Why there can be no such network on this machine; undefined where there can. */
export const whyNoLan = (): string | undefined => {
  const tried = spawnSync('unshare', [
    '-rn',
    'sh',
    '-c',
    'ip link add br0 type bridge && ip link add port0 type veth peer name eth0',
  ])
  return tried.status === 0 ? undefined : 'this system gives no network namespaces, bridges or veth pairs to who tests'
}

/** `count` machines on one switch, each in a network namespace of its own, with the addresses 10.77.0.1 and on. */
export const openLan = async (count: number): Promise<Lan> => {
  const namespaces = openNamespaces()
  const { prefix: hub } = await namespaces.add()
  runIn(hub, 'ip', 'link', 'add', 'br0', 'type', 'bridge', 'mcast_snooping', '0')
  bringUp(hub, 'br0')
  const machines: LanMachine[] = []
  for (let at = 1; at <= count; at += 1) {
    const { prefix, pid } = await namespaces.add()
    runIn(hub, 'ip', 'link', 'add', `port${at}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', `${pid}`)
    runIn(hub, 'ip', 'link', 'set', `port${at}`, 'master', 'br0', 'up')
    const address = `10.77.0.${at}`
    runIn(prefix, 'ip', 'addr', 'add', `${address}/24`, 'dev', 'eth0')
    bringUp(prefix, 'lo', 'eth0')
    // Nobody is there; but without a way out Chromium believes that it is in no network at all.
    runIn(prefix, 'ip', 'route', 'add', 'default', 'dev', 'eth0')
    machines.push({ address, prefix, run: (command, ...args) => runIn(prefix, command, ...args) })
  }
  return { machines, close: namespaces.close }
}
