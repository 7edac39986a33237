import type { BrowserWindow } from 'electron'
import { app, powerSaveBlocker } from 'electron'
import * as z from 'zod'
import { keptFile } from '../keptFile'
import { isScreenless } from './isScreenless'
import type { Sign } from './tray'
import { showSign } from './tray'

type Given = {
  /** Brings the window into sight. */
  readonly open: () => void
  /** It was the computer that started Snug, and no window is shown: the sign in the tray is all there is to see. */
  readonly isHidden: boolean
  /** What the sign speaks, as systems name languages, until one is chosen. */
  readonly languages: readonly string[]
}

export type StayOn = {
  isOn(): boolean
  /** Keeps the choice. Throws, with nothing changed, where it cannot be kept. */
  choose(on: boolean): void
  /** From now on closing this window puts it away, where that is chosen. */
  watch(window: BrowserWindow): void
  speak(languages: readonly string[]): void
}

/** Whether Snug goes on when its window is closed: then a machine can be on for members who are never online together. */
export const openStayOn = ({ open, isHidden, languages }: Given): StayOn => {
  const kept = keptFile(app.getPath('userData'), 'stayOn.json', z.object({ staysOn: z.boolean() }))
  let on = kept.read()?.staysOn ?? false
  let isQuitting = false
  let spoken = languages
  let sign: Sign | undefined
  let awake: number | undefined
  let watched: BrowserWindow | undefined
  app.on('before-quit', () => {
    isQuitting = true
  })

  const apply = (): void => {
    // Without a screen there is no clock, and the engine would end in looking for it.
    if ((on || isHidden) && !isScreenless()) sign ??= showSign(spoken, open)
    else {
      sign?.remove()
      sign = undefined
    }
    // A computer that falls asleep passes nothing on. Its screen may.
    if (on) awake ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (awake !== undefined) {
      powerSaveBlocker.stop(awake)
      awake = undefined
    }
    // What is out of sight would have its timers held back, and with them all that members wait for.
    watched?.webContents.setBackgroundThrottling(!on && !isHidden)
  }
  apply()

  return {
    isOn: () => on,
    choose: (chosen) => {
      kept.keep({ staysOn: chosen })
      on = chosen
      apply()
    },
    watch: (window) => {
      watched = window
      window.on('close', (event) => {
        if (!on || isQuitting) return
        event.preventDefault()
        putAway(window)
      })
      window.on('closed', () => {
        watched = undefined
      })
      apply()
    },
    speak: (chosen) => {
      spoken = chosen
      sign?.speak(chosen)
    },
  }
}

/** macOS leaves a black screen behind a window that is put away while it fills the screen. */
const putAway = (window: BrowserWindow): void => {
  if (!window.isFullScreen()) window.hide()
  else {
    window.once('leave-full-screen', () => window.hide())
    window.setFullScreen(false)
  }
}
