import type { DocumentStore } from '#shared/ports/documentStore.port'
import { asProblem } from '#shared/protocol/problem'
import type { CallPort } from '../workers/calls'
import { callsTo } from '../workers/calls'
import { together } from './packs'
import type { ReadKept } from './registered'
import { readingRegisters } from './registered'

type Method = keyof DocumentStore

/** The store that is served at the other end. `failed` says of what went wrong with that end itself. */
export const storeBehind = (port: CallPort, failed: Promise<never>): DocumentStore => {
  const callTo = callsTo(port, failed)
  const call = (method: string, given: readonly unknown[]): Promise<unknown> =>
    callTo(method, given).catch((error: unknown) => {
      throw asProblem(error)
    })
  const to =
    <M extends Method>(method: M) =>
    (...given: Parameters<DocumentStore[M]>): ReturnType<DocumentStore[M]> =>
      call(method, given) as ReturnType<DocumentStore[M]>

  const commitThere = to('commit')
  const notablesThere = to('notables')
  const { ofNotes, ...ofRegisters } = readingRegisters(((...given) => call('registered', given)) as ReadKept)

  return {
    rooms: to('rooms'),
    putRoom: to('putRoom'),
    removeRoom: to('removeRoom'),
    ...ofRegisters,
    notables: (room, about) => (about === 'notes' ? ofNotes(room) : notablesThere(room, about)),
    notablesIn: to('notablesIn'),
    load: to('load'),
    newest: to('newest'),
    commit: ({ contents = [], ...commit }) => commitThere({ ...commit, contents: together(contents) }),
    replaceLog: to('replaceLog'),
    compact: to('compact'),
    contents: to('contents'),
    missing: to('missing'),
    erased: to('erased'),
    epochs: to('epochs'),
    size: to('size'),
    versions: to('versions'),
    version: to('version'),
    keepVersions: to('keepVersions'),
    close: to('close'),
  }
}
