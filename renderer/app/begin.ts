// First of all, and alone: what follows is fetched and read while the worker comes up.
import './early'
import { readAgain } from './readAgain'

// Its code is on its way already (`build/vite.renderer.config.ts`).
import('./ground').then(() => import('./main')).catch((error: unknown) => readAgain('the application', error))
