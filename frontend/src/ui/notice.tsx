import type { ReactNode } from 'react';
import './notice.css';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

interface NoticeProps {
  tone?: NoticeTone | undefined;
  title?: ReactNode | undefined;
  children?: ReactNode | undefined;
  /** Read out when it appears. */
  live?: boolean | undefined;
}

/** Something the person should know before going on. */
export function Notice({ tone = 'info', title, children, live }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}>
      {title ? <p className="notice-title">{title}</p> : null}
      {children ? <div className="notice-text">{children}</div> : null}
    </div>
  );
}
