import { useEffect, useState } from 'react'
import type { MessageId } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import type { EditionView } from '../state/editionViews'
import { addProblem } from '../state/store'
import { useCommands } from './context'

/**
 * An edition as it is to be read, and as it changes: what is taken back while somebody reads goes before their eyes. `opening` until
 * it has been looked for, undefined as long as it is not all here.
 */
export const useEdition = (edition: MessageId): EditionView | 'opening' | undefined => {
  const { readEdition, watchTalk } = useCommands()
  const [read, setRead] = useState<EditionView | 'opening' | undefined>('opening')
  useEffect(() => {
    let stopped = false
    let isReading = false
    let isDue = true
    let told = ''
    const look = async (): Promise<void> => {
      if (isReading) return
      isReading = true
      try {
        while (isDue && !stopped) {
          isDue = false
          const found = await readEdition(edition)
          const said = JSON.stringify(found) ?? ''
          if (!stopped && (said !== told || !found)) setRead(found)
          told = said
        }
      } catch (error) {
        addProblem(asProblem(error))
      } finally {
        isReading = false
      }
    }
    const again = (): void => {
      isDue = true
      void look()
    }
    void look()
    const off = watchTalk(again)
    return () => {
      stopped = true
      off()
    }
  }, [readEdition, watchTalk, edition])
  return read
}
