/** What engine and screens stand on, evaluated by itself: all at once, it would be a task of more than 50 ms. */
import './noCodeFromText'
import '#shared/events/eventSchema'
import 'yjs'
