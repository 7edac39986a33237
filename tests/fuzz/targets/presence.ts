import { isShortId } from '#shared/protocol/ids'
import type { NoteId } from '#shared/protocol/ids'
import { toBase64url } from '#shared/crypto/base64url'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import type { Wire } from '#shared/protocol/wire'
import { decodeWire, encodeWire } from '#shared/protocol/wire'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { ok } from 'node:assert'
import { openCompany } from '../../../renderer/commands/company'
import { amongMallory } from '../../support/mallory'
import type { Mutation } from '../../support/mutations'
import { below } from '../../support/mutations'
import { mutateValue } from '../../support/mutateValue'
import { recordConversation } from '../../support/recordConversation'
import type { Target } from '../target'
import { mutationsBy } from '../target'
import { digestOf, linkOf, REST, WORK } from './machine'

type Bytes = Uint8Array<ArrayBuffer>

/** Messages that one machine says one after the other over one link. */
const together = (messages: readonly Uint8Array[]): Bytes => {
  const encoder = encoding.createEncoder()
  for (const message of messages) encoding.writeVarUint8Array(encoder, message)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

/** Inverse of `together`; where what went wrong leaves no order, all of the rest is one message. */
const apart = (bytes: Uint8Array): readonly Bytes[] => {
  const decoder = decoding.createDecoder(bytes)
  const messages: Bytes[] = []
  while (decoding.hasContent(decoder)) {
    const start = decoder.pos
    try {
      messages.push(new Uint8Array(decoding.readVarUint8Array(decoder)))
    } catch {
      // Its length is longer than what is there.
      return [...messages, new Uint8Array(bytes.slice(start))]
    }
  }
  return messages
}

/** Something else in one of the messages, one of them twice, or left out, or all in another order. */
const otherwise: Mutation = (bytes, random) => {
  const messages = apart(bytes)
  const at = below(messages.length, random)
  const way = random.fraction()
  const one = messages[at] ?? new Uint8Array()
  if (way < 0.1) return together(messages.filter((_, place) => place !== at))
  if (way < 0.2) return together([...messages, ...Array.from({ length: 200 }, () => one)])
  if (way < 0.3) return together(messages.toReversed())
  const changed = encodeWire(mutateValue(decodeWire(one), random, false) as Wire)
  return together(messages.with(at, changed))
}

const isOfPresence = ({ wire: { is } }: { readonly wire: Wire }): boolean =>
  is === 'place' || is === 'awareness' || is === 'neighbours'

/**
 * What a linked member says of where they are, who they are linked with, and their caret: several things in a row, since one
 * bears upon the next. It is about nobody but themselves, and ends with their link.
 */
export const openPresence = async (): Promise<Target> => {
  const { r, anna, idris, mallory } = await amongMallory(84)
  r.connect(anna, idris)
  await r.pass(5_000)
  const [founded] = anna.replica.notes()
  const note = founded?.note as NoteId
  const open = await r.when(anna.replica.openNote(note))
  const idriss = await r.when(idris.replica.openNote(note))
  anna.replica.setPlace({ in: 'note', note })
  idris.replica.setPlace({ in: 'note', note })
  open.awareness.setLocalStateField('user', { name: 'Anna' })
  idriss.awareness.setLocalStateField('user', { name: 'Idris' })
  await r.pass(1_000)

  const problems: string[] = []
  const onProblem = ({ code }: { readonly code: string }): void => void problems.push(code)
  anna.replica.on('problem', onProblem)
  const own = { replica: anna.replica, profile: createMemoryProfile(), clock: r.clock, onProblem }
  const company = await openCompany({ ...own, onChange: () => undefined })

  const recorded = (await recordConversation(52)).filter(isOfPresence).map(({ bytes }) => bytes)
  const carets = recorded.filter((bytes) => decodeWire(bytes).is === 'awareness')
  const ofThisNote = carets.map((bytes) => encodeWire({ ...decodeWire(bytes), note } as Wire))
  const places = [
    { in: 'note', note },
    { in: 'conversation' },
    { in: 'counted' },
    { in: 'away' },
    { in: 'unseen' },
  ] as const
  const moves = places.map((place) => encodeWire({ is: 'place', place }))
  const elsewhere = encodeWire({ is: 'place', place: { in: 'note', note: toBase64url(r.random.bytes(16)) as NoteId } })
  const [inNote, ...away] = moves as [Bytes, ...Bytes[]]
  const samples = [
    together(moves),
    together([inNote, ...ofThisNote, ...away]),
    together([...ofThisNote, elsewhere, ...ofThisNote]),
    ...recorded.map((bytes) => together([inNote, bytes])),
  ]

  const over = linkOf(r)
  const caretsOf = (device: string): number =>
    [...open.awareness.getStates().keys()].filter((client) => open.deviceOf(client) === device).length
  const ownCaret = (): string => JSON.stringify(open.awareness.getLocalState())
  /** Where the others are, and their carets: nobody else has a say in it. */
  const ofOthers = (): string =>
    JSON.stringify([
      anna.replica.present().filter(({ device }) => device !== mallory.device.id),
      idris.replica.present().filter(({ device }) => device !== mallory.device.id),
      [...open.awareness.getStates()].filter(([client]) => open.deviceOf(client) !== mallory.device.id),
      idriss.awareness.getStates().size,
      [...anna.replica.linked()].filter((device) => device !== mallory.device.id),
    ])
  const [others, caret] = [ofOthers(), ownCaret()]

  const expectBounded = (): void => {
    const hers = anna.replica.present().filter(({ device }) => device === mallory.device.id)
    ok(hers.length <= 1, 'one machine in two places')
    for (const { place } of hers) ok(place.in !== 'note' || isShortId(place.note), 'a place that is none')
    ok(caretsOf(mallory.device.id) <= 8, 'more carets than a device may have')
    const { people, counted } = company.week()
    ok(people.length + counted <= 2, 'more people than there are have come by')
    ok(problems.length === 0, `a person is told of ${problems.join()}`)
  }

  return {
    samples,
    mutations: mutationsBy(samples, otherwise),
    take: async (input) => {
      const link = over(anna, mallory)
      for (const message of apart(input)) link.say(message)
      await r.pass(WORK)
      const isRefused = link.isRefused()
      ok(ofOthers() === others && ownCaret() === caret, 'somebody else is told to be elsewhere')
      expectBounded()
      link.cut()
      ok(!anna.replica.present().some(({ device }) => device === mallory.device.id), 'who is not linked is still here')
      ok(caretsOf(mallory.device.id) === 0, 'a caret without its link')
      return isRefused ? 'refused' : 'taken'
    },
    digest: () => digestOf(r, anna),
    holds: async () => {
      await r.pass(REST)
      return r.clock.waiting + open.awareness.getStates().size + open.awareness.meta.size
    },
    verify: async () => {
      company.close()
      return ofOthers() === others ? [] : ['others are elsewhere than they said']
    },
  }
}
