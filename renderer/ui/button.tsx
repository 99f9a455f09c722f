import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { ReactNode } from 'react'
import styles from './button.module.css'
import { Icon, type IconName } from './icon'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  children?: ReactNode
  icon?: IconName
  variant?: 'normal' | 'primary' | 'quiet'
  small?: boolean
}

const classOf = (variant: string, small: boolean, iconOnly: boolean): string =>
  [styles.button, styles[variant] ?? '', small ? styles.small : '', iconOnly ? styles.icon : ''].filter(Boolean).join(' ')

/** A button with a word, an icon, or both; with an icon alone it needs `aria-label`. */
export const Button = ({ children, icon, variant = 'normal', small = false, ...rest }: ButtonProps) => (
  <AriaButton {...rest} className={classOf(variant, small, children === undefined)}>
    {icon !== undefined && <Icon name={icon} size={small ? 14 : 16} />}
    {children}
  </AriaButton>
)

/** A link that looks like a button: it opens a document or a screen. */
export const ButtonLink = ({
  href,
  children,
  icon,
  variant = 'normal',
  newTab = false,
}: {
  href: string
  children: ReactNode
  icon?: IconName
  variant?: 'normal' | 'primary' | 'quiet'
  newTab?: boolean
}) => (
  <a href={href} className={classOf(variant, false, false)} {...(newTab ? { target: '_blank', rel: 'noreferrer' } : {})}>
    {icon !== undefined && <Icon name={icon} />}
    {children}
  </a>
)
