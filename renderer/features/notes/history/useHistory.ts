import { useEffect, useState } from 'react'
import type { NoteContent } from '#shared/documents/noteContent'
import type { NoteId } from '#shared/protocol/ids'
import type { Problem } from '#shared/protocol/problem'
import { asProblem } from '#shared/protocol/problem'
import { useCommands } from '../../../commands/context'
import type { VersionView } from '../../../state/views'

export type NoteHistory = {
  /** Newest first; undefined until they have been read. */
  readonly versions: readonly VersionView[] | undefined
  readonly chosen: number | undefined
  choose(at: number): void
  /** The chosen version, and the one before it; undefined until it has been read, or if there is none. */
  readonly content: NoteContent | undefined
  readonly before: NoteContent | undefined
  readonly problem: Problem | undefined
}

type Read = { readonly at: number; readonly content: NoteContent; readonly before: NoteContent | undefined }

/** A note's versions as they are when one comes to look at them, and the one that is looked at. */
export const useHistory = (note: NoteId): NoteHistory => {
  const { readHistory, readVersion } = useCommands()
  const [versions, setVersions] = useState<readonly VersionView[]>()
  const [wanted, choose] = useState<number>()
  const [read, setRead] = useState<Read>()
  const [problem, setProblem] = useState<Problem>()
  const chosen = wanted ?? versions?.[0]?.at

  useEffect(() => {
    let isHere = true
    readHistory(note).then(
      (all) => isHere && setVersions(all),
      (error: unknown) => isHere && setProblem(asProblem(error)),
    )
    return () => {
      isHere = false
    }
  }, [readHistory, note])

  useEffect(() => {
    if (chosen === undefined || !versions) return
    let isHere = true
    const earlier = versions[versions.findIndex(({ at }) => at === chosen) + 1]
    Promise.all([readVersion(note, chosen), earlier && readVersion(note, earlier.at)]).then(
      ([content, before]) => isHere && setRead({ at: chosen, content, before }),
      (error: unknown) => isHere && setProblem(asProblem(error)),
    )
    return () => {
      isHere = false
    }
  }, [readVersion, note, versions, chosen])

  const shown = read?.at === chosen ? read : undefined
  return { versions, chosen, choose, content: shown?.content, before: shown?.before, problem }
}
