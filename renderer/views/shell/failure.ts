import { text } from '../../text/text'

/** Says on the page that it has failed and offers to load it again, instead of leaving it blank. */
export const showFailure =
  (root: HTMLElement) =>
  (error: unknown): void => {
    console.error(error)
    const panel = document.createElement('div')
    panel.setAttribute('role', 'alert')
    panel.style.cssText = 'max-width:60ch;margin:18vh auto 0;padding:0 24px'
    const title = document.createElement('h1')
    title.textContent = text.state.failed
    const detail = document.createElement('p')
    detail.style.cssText = 'margin:8px 0 16px;color:var(--text-2);overflow-wrap:anywhere'
    detail.textContent = error instanceof Error ? error.message : String(error)
    const again = document.createElement('button')
    again.textContent = text.state.reload
    again.addEventListener('click', () => location.reload())
    panel.append(title, detail, again)
    root.replaceChildren(panel)
  }
