import * as awarenessProtocol from 'y-protocols/awareness'
import * as Y from 'yjs'
import { fillNote } from '#shared/documents/fillNote'
import { body, title } from '#shared/documents/noteDocument'
import type { NoteId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'
import type { OpenNote } from '#shared/sync/replica'
import { parseMarkdown } from '../../ui/editor/parseMarkdown'
import { useSnug } from '../../state/store'
import { deviceLike, eventLike } from './people'
import { noteWords } from './noteWords'
import { joinWindows } from './wire'

/** Who wrote the note before anybody looked: the same in every window, so that they have the same note. */
const WRITER = 1
let mended = false

/**
 * A note in memory only, the same in all windows of the gallery. `list` has everything in it and Idris's caret,
 * `questions` nothing, `minutes` something that no version knows; `full` is larger than a note may be; `fail` does not open until `gallery:mend` is heard.
 */
export const openGalleryNote = (note: NoteId): OpenNote => {
  if (note.startsWith('fail') && !mended) throw new Problem('unexpected')
  const { room, language } = useSnug.getState()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, written(room?.notes.find((one) => one.note === note)?.title ?? '', note, noteWords[language]))
  const awareness = new awarenessProtocol.Awareness(doc)
  const self = room?.present.find(({ person }) => person.own)?.device ?? deviceLike('nobody')
  const windows = joinWindows(note, self, awareness)
  const guest = note.startsWith('list') && !asked('alone') ? writeAlong(awareness) : undefined
  // For tests: something that another version, or somebody hostile, writes, and that somebody takes away again.
  const open = new AbortController()
  window.addEventListener('gallery:strange', () => body(doc).insert(0, [hologram()]), open)
  window.addEventListener('gallery:known', () => body(doc).delete(0, 1), open)
  return {
    note,
    doc,
    awareness,
    deviceOf: (client) => (client === guest ? deviceLike('idris') : windows.deviceOf(client)),
    saved: async () => undefined,
    bytes: () => (note.startsWith('full') ? limits.noteBytes + 1 : Y.encodeStateAsUpdate(doc).length),
    close: async () => {
      open.abort()
      windows.close()
      awareness.destroy()
      doc.destroy()
    },
  }
}

/** What no version knows. */
const hologram = (): Y.XmlElement => {
  const element = new Y.XmlElement('hologram')
  element.insert(0, [new Y.XmlText('A picture that stands in the air, described in words.')])
  return element
}

window.addEventListener('gallery:mend', () => {
  mended = true
})

const asked = (name: string): boolean => new URLSearchParams(window.location.search).has(name)

const written = (name: string, note: NoteId, words: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = WRITER
  title(doc).insert(0, name)
  if (!note.startsWith('questions')) fillNote(doc, parseMarkdown(words))
  if (note.startsWith('list')) commentOn(doc)
  if (note.startsWith('minutes')) body(doc).insert(1, [hologram()])
  return Y.encodeStateAsUpdate(doc)
}

/** Anna has commented on the note's first words. */
const commentOn = (doc: Y.Doc): void => {
  const [paragraph] = body(doc).toArray()
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (text instanceof Y.XmlText) {
    text.format(0, text.toString().indexOf(','), { comment: { message: eventLike('spring'), month: '2026-11' } })
  }
}

/** Idris stands at the end of the first paragraph, with its last words marked. Returns his client. */
const writeAlong = (awareness: awarenessProtocol.Awareness): number => {
  const his = new awarenessProtocol.Awareness(new Y.Doc())
  const [paragraph] = body(awareness.doc).toArray()
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
  if (text instanceof Y.XmlText) {
    his.setLocalState({
      user: { name: 'Idris', color: '#2f6f5e' },
      cursor: {
        anchor: Y.relativePositionToJSON(
          Y.createRelativePositionFromTypeIndex(text, text.toString().lastIndexOf(';') + 2),
        ),
        head: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, text.length)),
      },
    })
  }
  const tell = (): void =>
    awarenessProtocol.applyAwarenessUpdate(
      awareness,
      awarenessProtocol.encodeAwarenessUpdate(his, [his.clientID]),
      'gallery',
    )
  tell()
  his.on('update', tell)
  return his.clientID
}
