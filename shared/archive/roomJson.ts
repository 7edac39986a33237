import type { ArchiveInput } from './archiveInput'
import type { NamedNote } from './notePage'

/** The room as data for programs: `format` and `version` say how to read it. Times are ISO 8601, UTC. */
export const roomJson = (input: ArchiveInput, notes: readonly NamedNote[]): string =>
  JSON.stringify(
    {
      format: 'snug-room',
      version: 1,
      snug: input.version,
      exportedAt: iso(input.at),
      room: { id: input.room.id, name: input.room.name, foundedAt: iso(input.room.foundedAt) },
      members: input.members.map(({ id, name, role, devices, since, invitedBy }) => ({
        id,
        name,
        role,
        devices,
        since: iso(since),
        invitedBy: invitedBy ?? null,
      })),
      messages: input.messages.map(({ id, device, at, replyTo, editedAt, words }) => ({
        id,
        device,
        at: iso(at),
        replyTo: replyTo ?? null,
        editedAt: editedAt === undefined ? null : iso(editedAt),
        words: words.kind,
        text: words.kind === 'text' ? words.text : null,
      })),
      notes: notes.map(({ note, name }) => ({
        id: note.id,
        title: note.title,
        foundedBy: note.foundedBy,
        foundedAt: iso(note.foundedAt),
        html: `notes/${name}.html`,
        markdown: `notes/${name}.md`,
      })),
      documents: input.documents.map(({ doc }) => ({ doc, path: `documents/${doc}.yjs` })),
    },
    null,
    1,
  )

const iso = (at: number): string => new Date(at).toISOString()
