/** Whether an element of the page runs from right to left. */
export const runsFromRight = (element: Element): boolean => getComputedStyle(element).direction === 'rtl'
