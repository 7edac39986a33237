import { unpackHeads } from '#shared/events/packHeads'
import type { Content } from '#shared/contents/words'
import { fromBase64url } from '#shared/crypto/base64url'
import { importPrivateKey } from '#shared/crypto/keys'
import type { DocumentStore } from '#shared/ports/documentStore.port'
import type { Link } from '#shared/ports/link.port'
import type { DeviceId, DocId, Hash } from '#shared/protocol/ids'
import type { Wire } from '#shared/protocol/wire'
import { decodeWire, encodeWire } from '#shared/protocol/wire'
import { adoptRoom } from '#shared/sync/adoptRoom'
import { openReplica } from '#shared/sync/openReplica'
import type { Replica } from '#shared/sync/replica'
import { browserKeys } from '../../../renderer/platform/keys/keychainBrowser'
import { systemClock } from '../../../renderer/platform/systemClock'
import { systemRandomness } from '../../../renderer/platform/systemRandomness'
import { openDatabase } from '../../../renderer/storage/database'
import { createDexieStore } from '../../../renderer/storage/dexieStore'
import { createProfileStore } from '../../../renderer/storage/profileStore'
import type { MonthFile, MonthPart } from '../room/monthFile'
import { decodeMonth } from '../room/monthFile'
import type { RoomFile } from '../room/roomFile'

export type Furnishing = {
  readonly room: RoomFile
  /** Whose machine this is, by their place among the members. */
  readonly member: number
  /** Where each month's file is fetched from. */
  readonly months: readonly string[]
}

/** A member's end of a link that stays in this page. */
type Friend = { readonly link: Link; say(message: Wire): void }

const friend = (device: DeviceId, hear: (message: Wire) => void): Friend => {
  let receiver: ((bytes: Uint8Array<ArrayBuffer>) => void) | undefined
  const link: Link = {
    device,
    send: (bytes) => hear(decodeWire(bytes)),
    buffered: 0,
    drained: () => Promise.resolve(),
    receive: (handler) => {
      receiver = handler
    },
    closed: () => undefined,
    close: (reason) => {
      if (reason.startsWith('invalid')) throw new Error(`what was signed is refused: ${reason}`)
    },
  }
  return { link, say: (message) => receiver?.(encodeWire(message)) }
}

/** Catches a replica up with months, as another member's machine would, and waits until it has everything. */
const teach = async (replica: Replica, teacher: DeviceId, months: AsyncIterable<MonthFile>): Promise<void> => {
  const words = new Map<Hash, Content>()
  const { link, say } = friend(teacher, (message) => {
    if (message.is !== 'wantContents') return
    const contents = message.hashes.flatMap((hash) => words.get(hash) ?? [])
    // What has been taken back nobody has any more.
    const missing = message.hashes.filter((hash) => !words.has(hash))
    say({ is: 'contents', contents, missing })
  })
  replica.connect(link)
  const grown = (doc: DocId): Promise<void> =>
    new Promise((resolve) => {
      const off = replica.on('changed', (changed) => {
        if (changed !== doc) return
        off()
        resolve()
      })
    })
  const send = async (doc: DocId, { update, contents }: MonthPart, answers: boolean): Promise<void> => {
    const followed = grown(doc)
    say({ is: 'update', doc, update, contents, answers, done: true })
    await followed
  }
  for await (const { doc, past, live, notes } of months) {
    for (const { update, contents } of past) {
      for (const content of contents) words.set(content.hash, content)
      await send(doc, { update, contents: [] }, true)
      while (replica.toCome()) await new Promise((resolve) => setTimeout(resolve))
      words.clear()
    }
    for (const part of live) await send(doc, part, false)
    for (const note of notes) await send(note.doc, { update: note.update, contents: [] }, true)
  }
}

/** Everybody says that they have stored everything of this member's. */
const acknowledge = async (replica: Replica, store: DocumentStore, others: readonly DeviceId[]): Promise<void> => {
  const summaries = await store.summaries(replica.room)
  for (const device of others) {
    const { link, say } = friend(device, () => undefined)
    replica.connect(link)
    for (const { doc, heads } of summaries) {
      const own = unpackHeads(heads).filter((head) => head.device === replica.self)
      if (own.length > 0) say({ is: 'ack', doc, complete: own.map(({ client, length }) => [client, length] as const) })
    }
  }
  // Acknowledgements are gathered for a moment before they are kept, and long logs are merged once nothing is written.
  await new Promise((resolve) => setTimeout(resolve, 6_000))
}

async function* fetched(addresses: readonly string[]): AsyncGenerator<MonthFile> {
  for (const address of addresses) {
    const response = await fetch(address)
    if (!response.ok) throw new Error(`${address} answered ${response.status}`)
    yield decodeMonth(new Uint8Array(await response.arrayBuffer()))
  }
}

/**
 * Fills this profile's disk as it is on the machine of one of the room's members: the application's own engine and
 * store, taught by another member.
 */
export const furnish = async ({ room: file, member, months }: Furnishing): Promise<void> => {
  const { room, epoch } = file
  const self = file.members[member]
  const others = file.members.filter((_, at) => at !== member).map(({ id }) => id)
  const [teacher] = others
  if (!self || !teacher) throw new Error(`nobody is member ${member}`)
  const database = await openDatabase()
  const privateKey = await importPrivateKey(fromBase64url(self.key))
  await database.keys.put({ name: 'device', value: { id: self.id, privateKey } })
  const store = createDexieStore(database)
  const profile = createProfileStore(database)
  const keychain = browserKeys(database, systemRandomness).keychain(undefined)
  const [secret, ledger] = [fromBase64url(file.secret), fromBase64url(file.ledger)]
  const [clock, randomness] = [systemClock, systemRandomness]
  await adoptRoom({ store, keychain, clock, device: self.id, room, epoch, secret, hubs: [], ledger })
  await profile.set('name', self.name)
  await profile.set('lastRoom', room)

  const device = await keychain.device()
  const replica = await openReplica({ store, keychain, device, clock, randomness, room })
  await teach(replica, teacher, fetched(months))
  await acknowledge(replica, store, others)
  await replica.close()
  await store.close()
}
