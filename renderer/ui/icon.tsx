const paths = {
  import: 'M8 2v8M4.7 7 8 10.3 11.3 7M2.5 11v2.5h11V11',
  fleet: 'M2 3.5h12M2 8h12M2 12.5h12M5.5 3.5v9',
  unit: 'M2 12.5 5.5 7l3 3L14 3.5M2 14h12',
  orders: 'M3.5 2h9v12h-9zM5.8 5.2h4.4M5.8 8h4.4M5.8 10.8h2.6',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3 14 14',
  sun: 'M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  moon: 'M13 9.6A5.4 5.4 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6',
  download: 'M8 2v7.5M4.8 6.6 8 9.8l3.2-3.2M2.5 13.5h11',
  close: 'M4 4l8 8M12 4l-8 8',
  left: 'M10 3.5 5.5 8 10 12.5',
  right: 'M6 3.5 10.5 8 6 12.5',
  up: 'M3.5 10 8 5.5 12.5 10',
  down: 'M3.5 6 8 10.5 12.5 6',
  chart: 'M2.5 2.5v11h11M5 10.5l2.6-3.2 2.2 1.8L13 5',
  table: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.5 3v10',
  file: 'M4 1.8h5l3 3v9.4H4zM9 1.8v3h3',
  folder: 'M1.8 4h4l1.4 1.6h7v7H1.8z',
  check: 'M3 8.4l3.2 3.2L13 4.8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  arrow: 'M3 8h9.5M9 4.5 12.5 8 9 11.5',
  columns: 'M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10',
  units: 'M6 9.3V3.5a1.5 1.5 0 1 0-3 0v5.8a3 3 0 1 0 3 0M9.5 4H13M9.5 7H12M9.5 10H13',
  box: 'M3 3h10v10H3z',
  person: 'M8 2.2a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2M3 13.8c.4-3 2.4-4.6 5-4.6s4.6 1.6 5 4.6',
  question: 'M5.4 6a2.6 2.6 0 1 1 3.8 2.3c-.8.5-1.2.9-1.2 1.9M8 12.6v.3',
  copies: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.8 3.7 3 6.5l2.8 2.8',
  sliders: 'M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M8.5 2.8h3v3.4h-3zM4.5 9.8h3v3.4h-3z',
  scale: 'M8 2.5v11M4.5 13.5h7M2.5 5h11M4 5 2 9.5h4zM12 5l-2 4.5h4z',
  terminal: 'M2 3h12v10H2zM4.5 6.2 6.8 8l-2.3 1.8M8 10h3.5',
  gear: 'M8 5.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  home: 'M2.5 7.5 8 2.8l5.5 4.7M4 6.5v7h8v-7M6.8 13.5v-4h2.4v4',
  flag: 'M3.5 14V2.5M3.5 3h8.5l-2 3 2 3H3.5',
  gauge: 'M2.2 12.5a6.5 6.5 0 1 1 11.6 0M8 9.5 10.8 6',
  link: 'M3 8h10M5.5 5.5 3 8l2.5 2.5M10.5 5.5 13 8l-2.5 2.5',
  warning: 'M8 2 14.5 13.5h-13zM8 6.2v3.6M8 11.4v.6',
} as const

export type IconName = keyof typeof paths

/** A 16 px line icon; always beside a word or in a labelled button, so hidden from readers. */
export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.4}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
    style={{ flex: 'none' }}
  >
    <path d={paths[name]} />
  </svg>
)
