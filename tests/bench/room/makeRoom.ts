import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fromBase64url } from '#shared/crypto/base64url'
import { talkDocAt } from '#shared/protocol/ids'
import { makeLedger } from './makeLedger'
import { decodeMonth } from './monthFile'
import type { RoomFile } from './roomFile'
import { monthPath, readRoom, roomFolder, writeRoom } from './roomFile'
import { spansFor } from './scale'
import type { Part } from './signPartCommand'

const HOUR = 60 * 60 * 1000

/**
 * A room of so many messages, made at the first call and kept in `cache`: twelve members, years of sessions, everything
 * signed by whom it says. `signer` is the program that signs a part of it.
 */
export const makeRoom = async (cache: string, messages: number, signer: string): Promise<RoomFile> => {
  const folder = roomFolder(cache, messages)
  const known = await readRoom(folder)
  if (known) return known
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const spans = spansFor(messages, Date.now() - HOUR)
  const ledger = await makeLedger((spans[0]?.from ?? Date.now()) - HOUR)
  const newest = `The newest of ${messages} messages, and the last before you came.`

  const parts = Math.min(availableParallelism(), Math.max(1, spans.length))
  const sign = async (part: number): Promise<void> => {
    const given: Part = { folder, room: ledger.room, members: ledger.members, spans, newest, part, parts }
    const file = join(folder, `part-${part}.json`)
    await writeFile(file, JSON.stringify(given))
    const child = spawn(process.execPath, [signer, file], { stdio: 'inherit' })
    const [code] = (await once(child, 'exit')) as [number | null]
    if (code !== 0) throw new Error(`a part of the room of ${messages} messages could not be signed`)
    await rm(file)
  }
  await Promise.all(Array.from({ length: parts }, (_, part) => sign(part)))

  const months = spans.map(({ from }) => talkDocAt(from))
  let contents = 0
  let bytes = fromBase64url(ledger.ledger).length
  for (const doc of months) {
    const { past, live } = decodeMonth(await readFile(monthPath(folder, doc)))
    for (const part of [...past, ...live]) {
      contents += part.contents.length
      bytes += part.update.length + part.contents.reduce((sum, content) => sum + content.bytes.length, 0)
    }
  }
  return writeRoom(folder, { ...ledger, messages, months, newest, contents, bytes })
}
