import { toBase64url } from '#shared/crypto/base64url'
import { body, title } from '#shared/documents/noteDocument'
import type { NoteId } from '#shared/protocol/ids'
import * as Y from 'yjs'
import type { Sent } from './room'
import { room } from './room'

/** Everything that three members' machines say to each other while they talk, write a note, part and meet again, and one is removed. */
export const recordConversation = async (seed: number): Promise<readonly Sent[]> => {
  const r = await room(seed, 'anna', 'idris', 'greta')
  const { anna, idris, greta } = r
  const sent: Sent[] = []
  r.watch((one) => sent.push(one))
  const post = async (by: typeof anna, text: string): Promise<void> => {
    await by.replica.appendTalk({ kind: 'message' }, { v: 1, text })
    await r.pass(50)
  }

  const cable = r.connect(anna, idris)
  r.connect(idris, greta)
  await r.pass(1_000)
  for (const [at, by] of [anna, idris, greta, anna, idris].entries()) await post(by, `Message ${at} by ${by.name}`)
  await post(anna, 'A long one. '.repeat(400))
  anna.replica.setPlace({ in: 'conversation' })

  const note = toBase64url(r.random.bytes(16)) as NoteId
  await anna.replica.appendTalk({ kind: 'noteFounded', note })
  await r.pass(200)
  const [annas, idriss] = [await anna.replica.openNote(note), await idris.replica.openNote(note)]
  anna.replica.setPlace({ in: 'note', note })
  title(annas.doc).insert(0, 'Questions')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('Who wrote the letter?')])
  body(annas.doc).insert(0, [paragraph])
  idriss.awareness.setLocalStateField('user', { name: 'Idris' })
  await r.pass(500)

  // Parted, both write; and somebody returns who has missed all of it.
  cable.cut('parted')
  for (let at = 0; at < 6; at += 1) {
    await post(anna, `Alone, ${at}`)
    await post(idris, `With Greta, ${at}`)
  }
  r.connect(anna, idris)
  await r.pass(3_000)
  r.connect(anna, greta)
  await r.pass(3_000)
  await Promise.all([annas.close(), idriss.close()].map(r.when))
  // Somebody is removed: a new epoch is opened, and its secret handed over.
  const of = anna.replica.state().byDevice.get(greta.device.id)?.id
  if (of) await r.when(anna.replica.appendLedger({ kind: 'removed', by: r.id, of, cut: '' }))
  await r.pass(3_000)
  for (const member of r.members) await r.when(member.replica.close())
  return sent
}
