import { fileAt, readFile } from '../contents/attachedFile'
import type { PictureHead } from '../contents/pictureHead'
import { pictureHead } from '../contents/pictureHead'
import { readWords } from '../contents/words'
import type { AttachedFile } from '../events/event'
import type { Hash, MessageId } from '../protocol/ids'
import type { ArchiveFile, ArchiveInput } from './archiveInput'
import { uniqueName } from './safeName'

/** A file of a message. `path`: where it lies in the archive; undefined if it had not all arrived. `head`: it can be shown. */
export type NamedFile = {
  readonly file: AttachedFile
  readonly path: string | undefined
  readonly head: PictureHead | undefined
}

/** What goes along with messages: how it is called in the archive, and its bytes, put together when they are asked for. */
export type Attached = {
  /** Whether anything does that had arrived. */
  readonly isAny: boolean
  of(message: MessageId): readonly NamedFile[]
  /** The same, as other words of the message speak of them. */
  saidOf(message: MessageId, files: readonly AttachedFile[]): readonly NamedFile[]
  /** One after the other. What was erased since it was named is left out, and has no path any more. */
  files(): AsyncIterable<ArchiveFile>
}

/** A name and its extension, so that a number can stand between them. */
const NAME = /^(.*?)((?:\.[\p{L}\p{N}]{1,12})?)$/su

const away = (file: AttachedFile): NamedFile => ({ file, path: undefined, head: undefined })

export const noneAttached: Attached = {
  isAny: false,
  of: () => [],
  saidOf: (_, files) => files.map(away),
  files: async function* () {},
}

/** Reads each file once, to see that it is whole, and how large a picture says it is; keeps none. */
export const nameAttached = async ({ messages, read }: Pick<ArchiveInput, 'messages' | 'read'>): Promise<Attached> => {
  const taken = new Set<string>()
  const named = new Map<MessageId, readonly NamedFile[]>()
  const lying: { readonly path: string; readonly file: AttachedFile; readonly parts: readonly Hash[] }[] = []
  const gone = new Set<string>()

  const bytesOf = async (file: AttachedFile, parts: readonly Hash[]): Promise<ArchiveFile['bytes'] | undefined> => {
    const texts: string[] = []
    for await (const { bytes } of read(parts)) texts.push(readWords(bytes)?.text ?? '')
    return readFile(file, texts)
  }
  const nameOne = async (file: AttachedFile, parts: readonly Hash[] | undefined): Promise<NamedFile> => {
    const bytes = parts && (await bytesOf(file, parts))
    if (!bytes) return away(file)
    const [, base = '', extension = ''] = NAME.exec(file.name) ?? []
    const path = `files/${uniqueName(base || 'file', taken)}${extension}`
    lying.push({ path, file, parts })
    return { file, path, head: file.picture && pictureHead(bytes) }
  }
  for (const { id, words, parts = [] } of messages) {
    if (words.kind !== 'text' || !words.files) continue
    const its: NamedFile[] = []
    for (const [nth, file] of words.files.entries())
      its.push(await nameOne(file, fileAt(words.files, parts, nth)?.parts))
    named.set(id, its)
  }
  const of = (message: MessageId): readonly NamedFile[] =>
    (named.get(message) ?? []).map((one) => (one.path !== undefined && gone.has(one.path) ? away(one.file) : one))
  return {
    isAny: lying.length > 0,
    of,
    saidOf: (message, files) =>
      files.map((file, nth) => {
        const its = of(message)[nth]
        // Which parts are whose is known by how many there are of each.
        if (its?.file.bytes !== file.bytes) return away(file)
        return { file, path: its.path, head: file.picture && its.head }
      }),
    files: async function* () {
      for (const { path, file, parts } of lying) {
        const bytes = await bytesOf(file, parts)
        if (bytes) yield { path, bytes }
        else gone.add(path)
      }
    },
  }
}
