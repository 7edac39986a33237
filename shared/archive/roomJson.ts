import type { ArchiveContext } from './archiveContext'
import type { ArchivePerson } from './archiveInput'

/** The newest form of `room.json`, which this version writes. */
export const ROOM_JSON_VERSION = 3

/**
 * The room as data for programs: `format` and `version` say how to read it. Times are ISO 8601, UTC. Since version 2 it names shelves
 * (null where a note stands on none), what people were called before, and who is a member no more; since version 3
 * editions, by the ids of the messages that they are, and what goes along with messages. What had not arrived is null, and the page of
 * an edition that could not be read.
 */
export const roomJson = ({ input, notes, editions, attached }: ArchiveContext): string =>
  JSON.stringify(
    {
      format: 'snug-room',
      version: ROOM_JSON_VERSION,
      snug: input.version,
      exportedAt: iso(input.at),
      room: { id: input.room.id, name: input.room.name, foundedAt: iso(input.room.foundedAt) },
      members: input.members.map((member) => ({
        ...person(member),
        role: member.role,
        since: iso(member.since),
        invitedBy: member.invitedBy ?? null,
      })),
      former: input.former.map(person),
      messages: input.messages.map(({ id, device, at, replyTo, editedAt, words }) => ({
        id,
        device,
        at: iso(at),
        replyTo: replyTo ?? null,
        editedAt: editedAt === undefined ? null : iso(editedAt),
        words: words.kind,
        text: words.kind === 'text' ? words.text : null,
        files: attached.of(id).map(({ file, path }) => ({ name: file.name, bytes: file.bytes, path: path ?? null })),
      })),
      notes: notes.map(({ note, name }) => ({
        id: note.id,
        title: note.title,
        shelf: note.shelf ?? null,
        foundedBy: note.foundedBy,
        foundedAt: iso(note.foundedAt),
        html: `notes/${name}.html`,
        markdown: `notes/${name}.md`,
      })),
      editions: [
        ...editions.map(({ edition, name }) => ({ ...edition, html: `editions/${name}.html` })),
        ...input.awayEditions.map((edition) => ({ ...edition, html: null })),
      ]
        .sort((a, b) => a.at - b.at)
        .map(({ id, title, at, html }) => ({ id, title: title ?? null, at: iso(at), html })),
      documents: input.documents.map(({ doc }) => ({ doc, path: `documents/${doc}.yjs` })),
    },
    null,
    1,
  )

const person = ({ id, name, earlier = [], devices }: ArchivePerson) => ({
  id,
  name,
  earlier: earlier.map((before) => ({ name: before.name, until: iso(before.until) })),
  devices,
})

const iso = (at: number): string => new Date(at).toISOString()
