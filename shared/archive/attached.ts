import { fileAt, readFile } from '../contents/attachedFile'
import type { PictureHead } from '../contents/pictureHead'
import { pictureHead } from '../contents/pictureHead'
import { readWords } from '../contents/words'
import type { AttachedFile } from '../events/event'
import type { Hash, MessageId } from '../protocol/ids'
import type { ArchiveInput } from './archiveInput'
import { uniqueName } from './safeName'

/** A file of a message. `path`: where it lies in the archive; undefined if it had not all arrived. `head`: it can be shown. */
export type NamedFile = {
  readonly file: AttachedFile
  readonly path: string | undefined
  readonly head: PictureHead | undefined
}

/** What goes along with messages: how it is called in the archive, and its bytes, put together when they are asked for. */
export type Attached = {
  of(message: MessageId): readonly NamedFile[]
  /** The same, as other words of the message speak of them. */
  saidOf(message: MessageId, files: readonly AttachedFile[]): readonly NamedFile[]
  /** By their paths. */
  all(): Iterable<{ readonly path: string; read(): Uint8Array<ArrayBuffer> | undefined }>
}

/** A name and its extension, so that a number can stand between them. */
const NAME = /^(.*?)((?:\.[\p{L}\p{N}]{1,12})?)$/su

export const nameAttached = ({ messages, contents }: ArchiveInput): Attached => {
  const bytesOf = new Map(contents.map(({ hash, bytes }) => [hash, bytes]))
  const textOf = (hash: Hash): string => {
    const bytes = bytesOf.get(hash)
    return (bytes && readWords(bytes)?.text) ?? ''
  }
  const taken = new Set<string>()
  const named = new Map<MessageId, readonly NamedFile[]>()
  const reading: { path: string; read(): Uint8Array<ArrayBuffer> | undefined }[] = []

  const nameOne = (file: AttachedFile, parts: readonly Hash[] | undefined): NamedFile => {
    const read = (): Uint8Array<ArrayBuffer> | undefined => parts && readFile(file, parts.map(textOf))
    const bytes = parts?.every((hash) => bytesOf.has(hash)) ? read() : undefined
    if (!bytes) return { file, path: undefined, head: undefined }
    const [, base = '', extension = ''] = NAME.exec(file.name) ?? []
    const path = `files/${uniqueName(base || 'file', taken)}${extension}`
    reading.push({ path, read })
    return { file, path, head: file.picture && pictureHead(bytes) }
  }
  for (const { id, words, parts = [] } of messages) {
    if (words.kind !== 'text' || !words.files) continue
    const { files } = words
    named.set(
      id,
      files.map((file, nth) => nameOne(file, fileAt(files, parts, nth)?.parts)),
    )
  }
  const of = (message: MessageId): readonly NamedFile[] => named.get(message) ?? []
  return {
    of,
    saidOf: (message, files) =>
      files.map((file, nth) => {
        const its = of(message)[nth]
        // Which parts are whose is known by how many there are of each.
        if (its?.file.bytes !== file.bytes) return { file, path: undefined, head: undefined }
        return { file, path: its.path, head: file.picture && its.head }
      }),
    all: () => reading,
  }
}
