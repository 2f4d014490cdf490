import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from '@/i18n';
import './dialog.css';

interface Props {
  title: ReactNode;
  open: boolean;
  /** Escape, the cross, or a button of yours. */
  onClose: () => void;
  children: ReactNode;
  /** The buttons at its end. */
  actions?: ReactNode | undefined;
}

/** The browser's own modal dialog: it holds the focus. Closed, it gives it back to where it was. */
export function Dialog({ title, open, onClose, children, actions }: Props) {
  const { t } = useTranslation('ui');
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    if (!dialog || !open) return;
    const before = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      // By now it has left the page, and the browser gives no focus back: to what opened it, or to the page's heading.
      const back = before?.isConnected ? before : document.querySelector('h1');
      if (back instanceof HTMLElement) back.focus();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="dialog-close" aria-label={t('close')} onClick={onClose}>
          <svg viewBox="0 0 24 24" width="24" height="24" stroke="currentColor" strokeWidth="2" aria-hidden="true">
            <path d="M5 5l14 14M19 5 5 19" />
          </svg>
        </button>
      </div>
      <div className="dialog-body">{children}</div>
      {actions ? <div className="dialog-actions">{actions}</div> : null}
    </dialog>
  );
}
