import { useEffect, useRef, useState } from 'react'
import { fileNameOf } from '#shared/contents/attachedFile'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../../commands/context'
import type { FileDraft } from '../../../commands/fileDrafts'
import type { FileToSend } from '../../../commands/filesToSend'
import { addProblem } from '../../../state/store'
import type { Chosen } from './chosen'
import { isReady, toDraft, toSend } from './chosen'
import { holdsNotes } from './holdsNotes'
import type { Refusal } from './mayAttach'
import { mayAttach, mayPrepare } from './mayAttach'
import { forgetOriginal, keepOriginal, originalOf } from './originals'
import { prepareFile } from './prepareFile'

/** Files on their way out of a composer; until one of the two is called they are kept on disk. */
export type LeavingFiles = { readonly files: readonly FileToSend[]; done(): void; back(): void }

/** What happened last, for ears. */
export type Told =
  | { readonly is: 'added' | 'takenOut'; readonly name: string }
  | { readonly is: 'addedSeveral'; readonly n: number }
  | { readonly is: 'notMadeAnew' }

export type Attached = {
  readonly chosen: readonly Chosen[]
  /** Something is still being made ready: nothing leaves before. */
  readonly busy: boolean
  readonly refusals: readonly Refusal[]
  readonly told: Told | undefined
  add(files: readonly File[]): void
  takeOut(id: string): void
  /** What a picture shows, in words. */
  describe(id: string, alt: string): void
  /** Sends a picture as the file that was chosen, or drawn anew. */
  setAsItIs(id: string, on: boolean): void
  /** Empties the list for what comes next. */
  take(): LeavingFiles
}

/** What is to go along with what is being written under `key`, as it was when Snug last closed. */
export const useAttached = (key: string): Attached => {
  const commands = useCommands()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [told, setTold] = useState<Told | undefined>()
  const newest = useRef<readonly Chosen[]>([])
  const leaving = useRef<readonly Chosen[]>([])
  /** One file after the other: pictures take much memory while they are drawn. */
  const last = useRef<Promise<unknown>>(Promise.resolve())

  const keep = (): void => commands.keepDraftFiles(key, [...leaving.current, ...newest.current].flatMap(toDraft))
  const change = (next: readonly Chosen[]): void => {
    newest.current = next
    setChosen(next)
    keep()
  }
  const find = (id: string): Chosen | undefined => newest.current.find((one) => one.id === id)
  const changeOne = (id: string, to: Partial<Chosen>): void =>
    change(newest.current.map((one) => (one.id === id ? { ...one, ...to } : one)))
  const drop = (id: string): void => {
    forgetOriginal(id)
    change(newest.current.filter((one) => one.id !== id))
  }
  // Once is enough: what is pasted is often called the same.
  const refuse = (refusal: Refusal): void =>
    setRefusals((all) => [...all.filter(({ why, name }) => why !== refusal.why || name !== refusal.name), refusal])

  useEffect(() => {
    let current = true
    const come = (kept: readonly FileDraft[]): void => {
      const known = new Set([...leaving.current, ...newest.current].map(({ id }) => id))
      const fresh = kept.filter(({ id }) => !known.has(id))
      if (!current || fresh.length === 0) return
      newest.current = [...fresh.map(withOriginal), ...newest.current]
      setChosen(newest.current)
      // What was chosen before the disk had answered stands beside it from now on.
      if (known.size > 0) commands.keepDraftFiles(key, [...leaving.current, ...newest.current].flatMap(toDraft))
    }
    commands.draftFiles(key).then(come, (error: unknown) => addProblem(asProblem(error)))
    return () => {
      current = false
    }
  }, [commands, key])

  const prepare = async (id: string, original: File, asItIs: boolean): Promise<void> => {
    const ready = await prepareFile(original, asItIs).catch(() => undefined)
    const before = find(id)
    if (!before) return
    const others = newest.current.filter((one) => one.id !== id)
    const refusal = ready ? mayAttach(ready, others) : ({ why: 'unreadable', name: original.name } as const)
    if (ready && !refusal) {
      changeOne(id, { ...ready, picture: ready.picture, asItIs })
      if (holdsNotes({ ...ready, asItIs })) setTold({ is: 'notMadeAnew' })
      return
    }
    if (refusal) refuse(refusal)
    // What could not become another file stays as it was.
    if (!isReady(before)) drop(id)
  }
  const prepareSoon = (id: string, original: File, asItIs: boolean): void => {
    last.current = last.current.then(() => prepare(id, original, asItIs))
  }

  const add = (files: readonly File[]): void => {
    setRefusals([])
    const added: string[] = []
    for (const original of files) {
      const refusal = mayPrepare(original, newest.current)
      if (refusal) refuse(refusal)
      // The others are too many for the same reason.
      if (refusal?.why === 'tooMany') break
      if (refusal) continue
      const { type, size } = original
      const name = fileNameOf(original.name)
      const id = crypto.randomUUID()
      change([...newest.current, { id, name, type, size, original, asItIs: false }])
      keepOriginal(id, original)
      added.push(name)
      prepareSoon(id, original, false)
    }
    const [name] = added
    if (name !== undefined) setTold(added.length > 1 ? { is: 'addedSeveral', n: added.length } : { is: 'added', name })
  }

  const take = (): LeavingFiles => {
    const taken = newest.current.filter(isReady)
    const gone = (): void => {
      leaving.current = leaving.current.filter((one) => !taken.some(({ id }) => id === one.id))
    }
    leaving.current = [...leaving.current, ...taken]
    setRefusals([])
    setTold(undefined)
    if (taken.length > 0) change([])
    return {
      files: taken.map(toSend),
      done: () => {
        gone()
        for (const { id } of taken) forgetOriginal(id)
        if (taken.length > 0) keep()
      },
      back: () => {
        gone()
        if (taken.length > 0) change([...taken, ...newest.current])
      },
    }
  }

  return {
    chosen,
    busy: chosen.some((one) => !isReady(one)),
    refusals,
    told,
    add,
    takeOut: (id) => {
      const name = find(id)?.name
      setRefusals([])
      drop(id)
      if (name !== undefined) setTold({ is: 'takenOut', name })
    },
    describe: (id, alt) => changeOne(id, { alt }),
    setAsItIs: (id, on) => {
      const original = find(id)?.original
      if (original) prepareSoon(id, original, on)
    },
    take,
  }
}

const withOriginal = (one: FileDraft): Chosen => {
  const original = originalOf(one)
  return original ? { ...one, original } : one
}
