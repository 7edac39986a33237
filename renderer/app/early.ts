import { startStoreWorker } from '../storage/workerStore'
import { fetchFonts } from './fetchFonts'
import { readAgain } from './readAgain'

/**
 * Begun before the rest of the application is evaluated, which takes as long as the worker takes to come up: begin.ts
 * names this file first. Its database is opened only once the profile is this window's own.
 */
export const storeWorker = startStoreWorker()
// What goes wrong inside of it comes with what it is; without, it could not be fetched.
storeWorker.worker.addEventListener('error', (event) => {
  if (!(event instanceof ErrorEvent)) readAgain('the store')
})

fetchFonts()
// Whoever asks first waits until the browser has its tables of languages; there is nothing else to do yet.
Intl.DateTimeFormat.supportedLocalesOf([navigator.language])
