import './noCodeFromText'
import { asProblem } from '#shared/protocol/problem'
import type { Commands } from '../commands/commands'
import { setApp } from '../state/store'
import { fileMark, forgetRooms } from '../storage/resetMark'
import { compose } from './compose'
import { keepPage } from './keepPage'
import { isReadAnew, readAgain, wasRead } from './readAgain'
import { watchUse } from './watchUse'

/** Until the screens have been read, which is done while the disk is: what they are to be drawn with. */
let commands: Commands | undefined
let draw: ((given: Commands | undefined) => void) | undefined

const show = (): void => {
  draw?.(commands)
  if (draw && commands) wasRead()
}

const give = (given: Commands): void => {
  // What was typed in the last quarter of a second.
  window.addEventListener('pagehide', () => given.keepDrafts())
  watchUse(given)
  keepPage()
  commands = given
  show()
}

const open = (): void => {
  compose(give).catch((error: unknown) => {
    const problem = asProblem(error)
    console.error(problem.message)
    if (isReadAnew()) return
    const beginAnew = (): void => {
      void forgetRooms(fileMark).then(() => window.location.reload())
    }
    setApp(() => ({ stage: 'stopped', problem, ...(problem.code === 'database-reset' && { beginAnew }) }))
  })
  import('./drawing')
    .then(() => import('./screens'))
    .then((screens) => {
      draw = screens.draw
      show()
    })
    .catch((error: unknown) => readAgain('the screens', error))
}

// Not while all of this is being evaluated: a stack that is asked for then has the whole file read once more.
queueMicrotask(open)
