import styles from './chart.module.css'

export interface LegendItem {
  name: string
  shape: 'circle' | 'ring' | 'diamond' | 'triangle' | 'square' | 'line' | 'band' | 'cross'
  /** A CSS colour, a token as a rule. */
  color: string
}

const shapeOf = ({ shape, color }: LegendItem) => {
  switch (shape) {
    case 'circle':
      return <circle cx="7" cy="6" r="3.5" fill={color} />
    case 'ring':
      return <circle cx="7" cy="6" r="3" fill="none" stroke={color} strokeWidth="1.5" />
    case 'diamond':
      return <path d="M7 1.5 11.5 6 7 10.5 2.5 6z" fill={color} />
    case 'triangle':
      return <path d="M7 1.5 11.5 10h-9z" fill={color} />
    case 'square':
      return <path d="M3.5 2.5h7v7h-7z" fill={color} />
    case 'line':
      return <path d="M0 6h14" stroke={color} strokeWidth="2.5" />
    case 'band':
      return <path d="M0 2h14v8H0z" fill={color} opacity="0.25" />
    case 'cross':
      return <path d="M3.5 2.5l7 7M10.5 2.5l-7 7" stroke={color} strokeWidth="2" />
  }
}

/** What the marks of a chart mean, by shape as well as colour. */
export const Legend = ({ items }: { items: readonly LegendItem[] }) => (
  <ul className={styles.legend}>
    {items.map((item) => (
      <li key={item.name}>
        <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
          {shapeOf(item)}
        </svg>
        {item.name}
      </li>
    ))}
  </ul>
)
