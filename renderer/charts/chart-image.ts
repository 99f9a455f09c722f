const drawn = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor'] as const

/** What a panel shows as a picture: its canvases and drawings, on the colour of the surface. */
const partsOf = (panel: Element): { canvases: HTMLCanvasElement[]; drawings: SVGSVGElement[] } => {
  const chart = panel.querySelector('[data-chart]') ?? panel
  return { canvases: [...chart.querySelectorAll('canvas')], drawings: [...chart.querySelectorAll<SVGSVGElement>('svg[role="img"]')].filter((drawing) => drawing.clientWidth > 24) }
}

/** The first drawing of a panel as SVG text with its styles written in. */
export const svgOf = (panel: Element): string | undefined => {
  const [drawing] = partsOf(panel).drawings
  if (drawing === undefined) return undefined
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const [from, to] = [[drawing, ...drawing.querySelectorAll('*')], [copy, ...copy.querySelectorAll('*')]]
  from.forEach((element, index) => {
    const style = getComputedStyle(element)
    for (const name of drawn) to[index]?.setAttribute(name, style.getPropertyValue(name))
    to[index]?.removeAttribute('class')
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(drawing.clientWidth))
  copy.setAttribute('height', String(drawing.clientHeight))
  copy.setAttribute('style', `background:${surface()}`)
  return new XMLSerializer().serializeToString(copy)
}

const surface = (): string => getComputedStyle(document.documentElement).getPropertyValue('--surface').trim()

/** A panel's chart as PNG, at the pixels of the screen; undefined where it shows none. */
export const pngOf = async (panel: Element): Promise<Blob | undefined> => {
  const chart = panel.querySelector<HTMLElement>('[data-chart]')
  if (chart === null) return undefined
  const frame = chart.getBoundingClientRect()
  const ratio = devicePixelRatio || 1
  const target = document.createElement('canvas')
  target.width = Math.round(frame.width * ratio)
  target.height = Math.round(frame.height * ratio)
  const context = target.getContext('2d')
  if (context === null || target.width === 0) return undefined
  context.fillStyle = surface()
  context.fillRect(0, 0, target.width, target.height)
  const { canvases } = partsOf(panel)
  for (const canvas of canvases) {
    const box = canvas.getBoundingClientRect()
    context.drawImage(canvas, (box.left - frame.left) * ratio, (box.top - frame.top) * ratio, box.width * ratio, box.height * ratio)
  }
  const text = canvases.length === 0 ? svgOf(panel) : undefined
  if (text !== undefined) {
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
    await image.decode()
    context.drawImage(image, 0, 0, target.width, target.height)
  }
  return new Promise((resolve) => target.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
}
