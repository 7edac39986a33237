import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** One machine of a network that the test owns. */
export type LanMachine = {
  readonly address: string
  /** What a program's command line has to begin with to run there. */
  readonly prefix: readonly string[]
  /** Runs a command there to its end; its output. */
  run(command: string, ...args: readonly string[]): string
}

export type Lan = { readonly machines: readonly LanMachine[]; close(): void }

/** A namespace of which the user is root, as any user may have where the system lets them. */
const inside = (pid: number | undefined): string[] => ['nsenter', '-t', `${pid}`, '-U', '-n', '--preserve-credentials']
const SLEEP = ['sleep', '600']

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

const run = (words: readonly string[]): string => {
  const [command = '', ...args] = words
  const done = spawnSync(command, args, { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stderr}`)
  return done.stdout
}

/** `count` machines on one switch, each in a network namespace of its own, with the addresses 10.77.0.1 and on. */
export const openLan = async (count: number): Promise<Lan> => {
  const keepers: ChildProcess[] = []
  /** A process that does nothing but be in its namespace. */
  const keep = async (...words: readonly string[]): Promise<number | undefined> => {
    const [command = '', ...args] = words
    const child = spawn(command, [...args, 'sh', '-c', `echo there; exec ${SLEEP.join(' ')}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    keepers.push(child)
    await once(child.stdout, 'data')
    return child.pid
  }
  const hub = inside(await keep('unshare', '-rn'))
  run([...hub, 'ip', 'link', 'add', 'br0', 'type', 'bridge', 'mcast_snooping', '0'])
  run([...hub, 'ip', 'link', 'set', 'br0', 'up'])
  const machines: LanMachine[] = []
  for (let at = 1; at <= count; at += 1) {
    const pid = await keep(...hub, 'unshare', '-n')
    const prefix = inside(pid)
    run([...hub, 'ip', 'link', 'add', `port${at}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', `${pid}`])
    run([...hub, 'ip', 'link', 'set', `port${at}`, 'master', 'br0', 'up'])
    const address = `10.77.0.${at}`
    run([...prefix, 'ip', 'addr', 'add', `${address}/24`, 'dev', 'eth0'])
    for (const device of ['lo', 'eth0']) run([...prefix, 'ip', 'link', 'set', device, 'up'])
    run([...prefix, 'ip', 'route', 'add', '224.0.0.0/4', 'dev', 'eth0'])
    machines.push({ address, prefix, run: (command, ...args) => run([...prefix, command, ...args]) })
  }
  return { machines, close: () => keepers.forEach((child) => child.kill()) }
}
