import { spawnSync } from 'node:child_process'
import { whyNoLan } from './lan'
import type { Prefix } from './namespaces'
import { bringUp, openNamespaces, runIn } from './namespaces'

export type Homes = {
  /** Somewhere on the internet: everybody reaches it, at this address. */
  readonly internet: { readonly address: string; readonly prefix: Prefix }
  /** A machine in each home, all of them at the same address there. */
  readonly machines: readonly { readonly prefix: Prefix }[]
  close(): void
}

/** Why there can be no such homes on this machine; undefined where there can. */
export const whyNoHomes = (): string | undefined => {
  if (spawnSync('sh', ['-c', 'command -v nft']).status !== 0)
    return 'this machine has no nft, which routers are made with'
  return whyNoLan()
}

/**
 * How a router gives conversations an address: the same for all that come from one port, as most at home do, or another for each
 * (RFC 4787, section 4.1).
 */
export type Translating = 'the same' | 'another'

const table = (name: string, ...rules: readonly string[]): string =>
  [`add table ip ${name}`, ...rules.map((rule) => `add ${rule}`)].join('; ')

/** A router lets in what answers something that went out, and nothing else. */
const routerRules = (translating: Translating): readonly string[] => [
  table(
    'nat',
    'chain ip nat out { type nat hook postrouting priority 100 ; }',
    `rule ip nat out oifname "wan" masquerade ${translating === 'another' ? 'random' : ''}`,
  ),
  table(
    'filter',
    ...['forward', 'input'].flatMap((hook) => [
      `chain ip filter ${hook} { type filter hook ${hook} priority 0 ; }`,
      `rule ip filter ${hook} iifname "wan" ct state new drop`,
    ]),
  ),
]

/** `count` homes, each behind a router of its own. */
export const openHomes = async (count: number, translating: Translating): Promise<Homes> => {
  const namespaces = openNamespaces()
  const { prefix: internet } = await namespaces.add()
  // Of the addresses that are nobody's (RFC 5737).
  const address = '203.0.113.1'
  runIn(internet, 'ip', 'link', 'add', 'br0', 'type', 'bridge')
  runIn(internet, 'ip', 'addr', 'add', `${address}/24`, 'dev', 'br0')
  bringUp(internet, 'lo', 'br0')
  const machines: { readonly prefix: Prefix }[] = []
  for (let at = 1; at <= count; at += 1) {
    const [{ prefix: router, pid: routerPid }, home] = [await namespaces.add(), await namespaces.add()]
    runIn(internet, 'ip', 'link', 'add', `port${at}`, 'type', 'veth', 'peer', 'name', 'wan', 'netns', `${routerPid}`)
    runIn(internet, 'ip', 'link', 'set', `port${at}`, 'master', 'br0', 'up')
    runIn(router, 'ip', 'link', 'add', 'lan', 'type', 'veth', 'peer', 'name', 'eth0', 'netns', `${home.pid}`)
    runIn(router, 'ip', 'addr', 'add', `203.0.113.${10 + at}/24`, 'dev', 'wan')
    runIn(router, 'ip', 'addr', 'add', '192.168.1.1/24', 'dev', 'lan')
    bringUp(router, 'lo', 'wan', 'lan')
    runIn(router, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward')
    for (const rules of routerRules(translating)) runIn(router, 'nft', rules)
    runIn(home.prefix, 'ip', 'addr', 'add', '192.168.1.2/24', 'dev', 'eth0')
    bringUp(home.prefix, 'lo', 'eth0')
    runIn(home.prefix, 'ip', 'route', 'add', 'default', 'via', '192.168.1.1')
    machines.push(home)
  }
  return { internet: { address, prefix: internet }, machines, close: namespaces.close }
}
