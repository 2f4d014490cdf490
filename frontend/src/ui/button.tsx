import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react';
import { useTranslation } from '@/i18n';
import './button.css';

/** `call` is the page's one call to action; `link` looks like a link and acts like a button. */
type ButtonVariant = 'call' | 'primary' | 'secondary' | 'danger' | 'link';

interface Look {
  variant?: ButtonVariant | undefined;
  small?: boolean | undefined;
}

const lookOf = ({ variant = 'secondary', small }: Look, more?: string): string =>
  ['button', `button-${variant}`, small ? 'button-small' : '', more ?? ''].filter(Boolean).join(' ');

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** What it started is under way: it says so, keeps the focus, and does nothing more. */
  pending?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

/** Does something. What leads to another page is a `ButtonLink`. */
export function Button({ variant, small, pending, className, children, onClick, ...button }: ButtonProps) {
  const { t } = useTranslation('ui');
  return (
    <button
      type="button"
      {...button}
      className={lookOf({ variant, small }, className)}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending ? t('pending') : children}
    </button>
  );
}

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement>, Look {
  ref?: Ref<HTMLAnchorElement> | undefined;
}

const Anchor = ({ variant, small, className, ...anchor }: AnchorProps) => (
  <a {...anchor} className={lookOf({ variant, small }, className)} />
);

/** A link to another page that looks like a button. */
export const ButtonLink = createLink(Anchor);
