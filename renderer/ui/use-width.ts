import { useEffect, useState, type RefCallback } from 'react'

/** The width of an element, px; 0 until it is known. The element may come later than the component. */
export const useWidth = <Target extends HTMLElement>(): [RefCallback<Target>, number] => {
  const [element, setElement] = useState<Target | null>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [setElement, width]
}
