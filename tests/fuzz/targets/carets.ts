import { utf8 } from '#shared/crypto/bytes'
import { body } from '#shared/documents/noteDocument'
import type { DeviceId } from '#shared/protocol/ids'
import { createCarets } from '#shared/sync/carets'
import * as encoding from 'lib0/encoding'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { calmAwareness } from '../../../renderer/features/notes/calmAwareness'
import type { Mutation } from '../../support/mutations'
import { below } from '../../support/mutations'
import { mutateValue } from '../../support/mutateValue'
import type { Target } from '../target'
import { mutationsBy } from '../target'

type Bytes = Uint8Array<ArrayBuffer>
const [IDRIS, MALLORY] = ['I', 'M'].map((letter) => `${letter.repeat(42)}A` as DeviceId) as [DeviceId, DeviceId]

const say = (client: number, clock: number, state: string): Bytes => {
  const encoder = encoding.createEncoder()
  for (const part of [1, client, clock]) encoding.writeVarUint(encoder, part)
  encoding.writeVarString(encoder, state)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

/** What an editor says of its caret as somebody types, goes elsewhere, and closes the note. */
const recorded = (doc: Y.Doc): readonly { readonly bytes: Bytes; readonly state: unknown }[] => {
  const own = new Y.Doc()
  own.clientID = 4_000
  Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
  const awareness = new Awareness(own)
  const at = (index: number): unknown =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(body(own).get(0) as Y.XmlElement, index))
  const states = [
    { user: { name: 'Idris', color: '#803010' }, cursor: { anchor: at(0), head: at(1) } },
    { user: { name: 'Idris', color: '#803010' }, cursor: { anchor: at(1), head: at(1) } },
    { user: { name: 'Idris' }, cursor: null },
    {},
    null,
  ]
  const said = states.map((state) => {
    awareness.setLocalState(state)
    return { bytes: new Uint8Array(encodeAwarenessUpdate(awareness, [own.clientID])), state }
  })
  awareness.destroy()
  return said
}

/** What a linked member says of carets in a note that is open here, and what an editor is shown of it. */
export const openCarets = async (): Promise<Target> => {
  const doc = new Y.Doc()
  doc.clientID = 3_000
  body(doc).insert(0, [new Y.XmlElement('paragraph')])
  ;(body(doc).get(0) as Y.XmlElement).insert(0, [new Y.XmlText('Who wrote the letter?')])
  const before = Y.encodeStateAsUpdate(doc)
  const carets = createCarets(doc, () => undefined)
  carets.awareness.setLocalState({ user: { name: 'Anna' } })
  const own = JSON.stringify(carets.awareness.getLocalState())
  const said = recorded(doc)
  carets.receive(IDRIS, say(4_001, 1, JSON.stringify(said[0]?.state)))
  const calm = calmAwareness(carets.awareness, (client) => (carets.deviceOf(client) ? 'Idris' : undefined))
  const samples = said.map(({ bytes }) => bytes)
  const otherwise: Mutation = (_, random) =>
    say(
      [3_000, 4_000, 4_001, 4_002 + below(30, random), 2 ** 53 - 1][below(5, random)] ?? 0,
      below(6, random),
      JSON.stringify(mutateValue(said[below(said.length, random)]?.state, random, true)) ?? 'null',
    )
  const known = (): string => JSON.stringify([...carets.awareness.getStates()])
  return {
    samples,
    mutations: mutationsBy(samples, otherwise, otherwise),
    take: async (input) => {
      const earlier = known()
      carets.receive(MALLORY, input)
      const isTaken = known() !== earlier
      if (JSON.stringify(carets.awareness.getLocalState()) !== own) throw new Error('somebody speaks for this device')
      if (carets.deviceOf(4_001) !== IDRIS) throw new Error('somebody has taken another’s caret')
      if (carets.awareness.getStates().size > 2 + 8) throw new Error('more carets than a device may have')
      for (const [, caret] of calm.getStates())
        if (JSON.stringify(caret).length > 1_000) throw new Error('a large caret')
      if (Buffer.compare(Y.encodeStateAsUpdate(doc), before) !== 0) throw new Error('a caret has changed the note')
      // So that the next one finds a place.
      if (carets.awareness.getStates().size > 5) carets.forget(MALLORY)
      return isTaken ? 'taken' : 'refused'
    },
    digest: () => JSON.stringify([...carets.awareness.getStates()]),
    holds: async () => {
      carets.forget(MALLORY)
      return carets.awareness.getStates().size + carets.awareness.meta.size
    },
    verify: async () => {
      carets.end()
      return utf8(own).length > 0 ? [] : ['one’s own caret is gone']
    },
  }
}
