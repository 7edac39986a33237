/** What draws, evaluated by itself: together with the screens it would be a task of more than 50 ms. */
import 'react-dom'
import 'react-dom/client'
