// First of all, and alone: what follows is fetched and read while the worker comes up.
import './early'

// Its code is on its way already (`build/vite.renderer.config.ts`). If it can't be had, there is nothing to say it with.
import('./ground')
  .then(() => import('./main'))
  .catch((error: unknown) => console.error('The application could not be read:', error))
