import { authorOf } from '#shared/contents/author'
import { isPortrait, writePortrait } from '#shared/contents/portrait'
import { SALT } from '#shared/contents/words'
import { concat, utf8 } from '#shared/crypto/bytes'
import { hashOf } from '#shared/crypto/hash'
import type { Hash, MemberId } from '#shared/protocol/ids'
import { isName } from '#shared/protocol/checkName'
import { limits } from '#shared/protocol/limits'
import { encodeWire } from '#shared/protocol/wire'
import { deepStrictEqual, ok } from 'node:assert'
import { createLooksReader } from '../../../renderer/state/looksReader'
import type { LookView } from '../../../renderer/state/views'
import { tones, toneOf } from '../../../renderer/ui/tones'
import { hostileStream } from '../../support/hostileStream'
import { amongMallory } from '../../support/mallory'
import type { Mutation } from '../../support/mutations'
import { below } from '../../support/mutations'
import { portraitLike } from '../../support/portraits'
import type { TestMember } from '../../support/room'
import type { Target } from '../target'
import { mutateJson, mutationsBy } from '../target'
import { bare } from './ends'
import { digestOf, linkOf, REST } from './machine'

type Bytes = Uint8Array<ArrayBuffer>

const DOC = 'talk/2026-01'
/** Milliseconds, of the fake clock, until a picture is on the disk and the one before it is off it. */
const WORK = 150
/** What an input is: the fields that are signed, the words beside them, or the picture that is in those. */
const PARTS = ['fields', 'words', 'picture'] as const
type Part = (typeof PARTS)[number]
/** Stands in the fields for the hash of the words. */
const HASH = 'H'.repeat(43)

/** The first bytes of a picture, where it says what it is, how long and how large; JSON goes wrong as JSON does. */
const headOtherwise: Mutation = (bytes, random) => {
  if (bytes[0] === '{'.charCodeAt(0)) return mutateJson(bytes, random)
  const changed = Uint8Array.from(bytes)
  for (let count = 2; count > 0; count -= 1) changed[below(30, random)] = below(256, random)
  return changed
}

/** What a screen is given of a look: a tone that it knows or none, a picture in the one form that unpacks to its size. */
const expectSafe = ({ tone, picture }: LookView): Bytes | undefined => {
  ok(tone === undefined || (Number.isInteger(tone) && tone >= 0 && tone <= limits.tones), 'a tone that is none')
  ok(tones[toneOf('Mallory', tone)], 'a tone that no screen has')
  if (picture === undefined) return undefined
  const [, base64 = ''] = /^data:image\/webp;base64,([A-Za-z0-9+/]+)$/.exec(picture) ?? []
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
  ok(isPortrait(bytes), 'a picture that is none is shown')
  return bytes
}

/**
 * How a member says that they want to be shown and called, over a link to another's machine, up to what a screen is given of it: signed as it
 * should be, in a stream of their own, whatever it says. All others are shown as before.
 */
export const openLikeness = async (): Promise<Target> => {
  const { r, anna, idris, mallory } = await amongMallory(83)
  const said = { v: 1, text: writePortrait(portraitLike(3)) } as const
  for (const { replica } of [anna, idris]) await r.when(replica.appendTalk({ kind: 'likeness', tone: 2 }, said))
  r.connect(anna, idris)
  await r.pass(5_000)

  const reader = createLooksReader(anna.replica)
  const mallorys = anna.replica.state().byDevice.get(mallory.device.id)?.id as MemberId
  const looks = async (): Promise<{ readonly others: string; readonly look: LookView | undefined }> => {
    const { [mallorys]: look, ...others } = await r.when(reader.read())
    const names = [...anna.replica.state().members.values()].map(({ id, name }) => [id, name] as const)
    const name = names.find(([id]) => id === mallorys)?.[1] ?? ''
    ok(isName(name, limits.memberName), 'a name that is none')
    return { others: JSON.stringify([others, names.filter(([id]) => id !== mallorys)]), look }
  }
  const { others } = await looks()
  /** Words on Anna's disk that are Mallory's, or nobody's: such as say that they are another's are not hers to erase. */
  const hers = (): number => {
    const all = [...(anna.disk.rooms.get(r.id)?.contents.values() ?? [])].map(authorOf)
    return all.filter((by) => by === undefined || by === mallory.device.id).length
  }

  const stream = await hostileStream(r, mallory, DOC)
  const over = linkOf(r)
  const lengthOf = ({ replica }: TestMember): number =>
    replica.heads(DOC).find(({ client }) => client === stream.client)?.length ?? 0
  const wordsWith = (text: string): Bytes => utf8(JSON.stringify({ v: 1, by: mallory.device.id, text }))
  const plainFields = JSON.stringify({ kind: 'likeness', tone: 4, hash: HASH })

  const wireOf = async (part: Part, bytes: Bytes): Promise<Bytes> => {
    const body = part === 'words' ? bytes : wordsWith(writePortrait(part === 'picture' ? bytes : portraitLike(5)))
    const words = concat(r.random.bytes(SALT), body)
    const hash = (await hashOf(words)) as Hash
    const fields = part === 'fields' ? Buffer.from(bytes).toString() : plainFields
    const update = await stream.next(fields.replaceAll(HASH, hash))
    const along = [{ hash, bytes: words }]
    return encodeWire({ is: 'update', doc: DOC, update, contents: along, answers: false, done: true })
  }

  const sampled: readonly (readonly [Part, Bytes])[] = [
    ['fields', utf8(plainFields)],
    ['fields', utf8(JSON.stringify({ kind: 'likeness', tone: 1 }))],
    ['fields', utf8(JSON.stringify({ kind: 'named', name: 'Mallory Jones' }))],
    ['words', wordsWith(writePortrait(portraitLike(7)))],
    ['picture', portraitLike(9)],
    ['picture', portraitLike(9, { body: 2_001 })],
  ]
  const ways = mutationsBy(
    sampled.map(([, bytes]) => bytes),
    headOtherwise,
  )
  return {
    samples: sampled.map(([part, bytes]) => concat(Uint8Array.of(PARTS.indexOf(part)), bytes)),
    mutations: ways.map(bare),
    take: async ([which = 0, ...rest]) => {
      const part = PARTS[which % PARTS.length] ?? 'fields'
      const bytes = Uint8Array.from(rest)
      const wire = await wireOf(part, bytes)
      const before = lengthOf(anna)
      const link = over(anna, mallory)
      link.say(wire)
      await r.pass(WORK)
      const isRefused = link.isRefused()
      link.cut()
      const isTaken = lengthOf(anna) > before
      ok(isTaken !== isRefused, isTaken ? 'taken, and refused' : 'neither taken nor refused')
      if (isTaken) await stream.taken()
      const now = await looks()
      ok(now.others === others, 'somebody else is shown otherwise')
      const picture = now.look && expectSafe(now.look)
      if (isTaken && part === 'picture') deepStrictEqual(picture, isPortrait(bytes) ? bytes : undefined)
      return isRefused ? 'refused' : 'taken'
    },
    digest: () => digestOf(r, anna),
    holds: async () => {
      await r.pass(REST)
      // Of all that Mallory has shown of herself one picture may stay.
      return r.clock.waiting + Math.max(0, hers() - 1)
    },
  }
}
