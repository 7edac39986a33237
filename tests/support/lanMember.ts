import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import type * as z from 'zod'
import type { LanMachine } from './lan'
import type { ordersSchema } from './machineCommand'
import { toldSchema } from './machineCommand'

type Order = z.infer<typeof ordersSchema>
type Told = z.infer<typeof toldSchema>

const folder = join(import.meta.dirname, '../../out/lan')

/** Builds the program that runs on the machines of a test's network. */
export const buildMachine = async (): Promise<void> => {
  const entry = { machine: join(import.meta.dirname, 'machineCommand.ts') }
  const output = { entryFileNames: '[name].js', format: 'es' } as const
  const rollupOptions = { input: entry, output }
  await build({
    configFile: false,
    logLevel: 'warn',
    build: { ssr: true, outDir: folder, minify: false, rollupOptions },
  })
}

/** Somebody at a machine, who does what they are told and tells what they hear. */
export type LanMember = {
  /** Resolves when it is done, with the addresses under which the hub says that it is found. */
  do(order: Order): Promise<readonly string[]>
  readonly told: readonly Told[]
  /** What was told last of others in the network. */
  nearby(): Extract<Told, { is: 'nearby' }> | undefined
  heard(): string[]
  packets(): Extract<Told, { is: 'packet' }>[]
  /** Ends the hub and its page, as quitting does; `kill` as a crash does. */
  end(how?: 'quit' | 'kill'): Promise<void>
}

export const startLanMember = ({ prefix }: LanMachine): LanMember => {
  const [command = '', ...args] = [...prefix, process.execPath, join(folder, 'machine.js'), 'machine']
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const told: Told[] = []
  const waiting: ((addresses: readonly string[]) => void)[] = []
  createInterface(child.stdout).on('line', (line) => {
    const what = toldSchema.parse(JSON.parse(line))
    if (what.is === 'done') waiting.shift()?.(what.addresses ?? [])
    else told.push(what)
  })
  const ended = new Promise<void>((done) => child.on('exit', () => done()))
  const are = <Is extends Told['is']>(is: Is): Extract<Told, { is: Is }>[] =>
    told.filter((one): one is Extract<Told, { is: Is }> => one.is === is)
  return {
    do: (order) => {
      const done = new Promise<readonly string[]>((resolve) => waiting.push(resolve))
      child.stdin.write(`${JSON.stringify(order)}\n`)
      return done
    },
    told,
    nearby: () => are('nearby').at(-1),
    heard: () => are('heard').map(({ text }) => text),
    packets: () => are('packet'),
    end: (how = 'quit') => {
      if (how === 'kill') child.kill('SIGKILL')
      else child.stdin.end()
      return ended
    },
  }
}
