import { expect, test } from 'vitest'
import { createCable } from '../support/fakeLinks'
import { amongMallory, copyOf } from '../support/mallory'
import { below, mutationsWith } from '../support/mutations'
import type { TestMember, TestRoom } from '../support/room'

const MESSAGES = 8_000
/** How many are sent over one link before it is let be. */
const BURST = 10

const digestsOf = async (r: TestRoom, { store }: TestMember): Promise<readonly string[]> =>
  (await store.summaries(r.id)).map(({ doc, digest }) => `${doc} ${digest}`).sort()

/** Into notes every member may write what they like: what is said about those is left out. */
test(`${MESSAGES} mutated messages over authenticated links add nothing that nobody has said`, async () => {
  const { r, anna, idris, mallory, sent: said, genuine } = await amongMallory(71)
  const { random } = r
  const recorded = said.flatMap(({ wire, bytes }) =>
    wire.is === 'update' && wire.doc.startsWith('note/') ? [] : [bytes],
  )
  const untrue = async (): Promise<string[]> => (await copyOf(r, anna)).filter((line) => !genuine.has(line))
  const mutations = mutationsWith(recorded)
  const problems: string[] = []
  anna.replica.on('problem', ({ code }) => problems.push(code))
  const broken = new Set<string>()
  anna.replica.on('broken', (device) => broken.add(device))
  let [sent, refused] = [0, 0]
  while (sent < MESSAGES) {
    const link = createCable({ clock: r.clock, a: anna.device.id, b: mallory.device.id, delay: () => 1 })
    link.ends[1].receive(() => undefined)
    anna.replica.connect(link.ends[0])
    for (let at = 0; at < BURST && link.over === undefined; at += 1) {
      const source = recorded[below(recorded.length, random)]
      const mutation = mutations[sent % mutations.length]
      if (!source || !mutation) throw new Error('nothing to mutate')
      link.ends[1].send(mutation(source, random))
      sent += 1
      await r.pass(2)
    }
    if (link.over?.startsWith('invalid')) refused += 1
    link.cut('enough')
    if (sent % 2_000 < BURST) expect(await untrue(), `after ${sent}`).toEqual([])
  }
  await r.pass(60_000)
  expect(await untrue()).toEqual([])
  expect(problems).toEqual([])
  expect(refused).toBeGreaterThan(500)
  expect([...broken]).toEqual([mallory.device.id])

  // The honest ones go on, and end alike.
  r.connect(anna, idris)
  await r.pass(40_000)
  // Who never had the words that were taken back has erased none: they are not wanted, which comes to the same.
  const lasting = async (member: TestMember): Promise<readonly string[]> =>
    (await copyOf(r, member)).filter((line) => !line.startsWith('erased'))
  expect(await lasting(anna)).toEqual(await lasting(idris))
  expect(await digestsOf(r, anna)).toEqual(await digestsOf(r, idris))
  expect([...broken]).toEqual([mallory.device.id])
  expect((await copyOf(r, anna)).filter((line) => line.startsWith('words'))).toHaveLength(32)
}, 300_000)
