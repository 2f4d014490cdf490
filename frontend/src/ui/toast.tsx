import { useSyncExternalStore } from 'react';
import { useTranslation } from '@/i18n';
import './toast.css';

interface Toast {
  id: number;
  text: string;
}

/** How long a message stays. It repeats what the page shows anyway, so nothing is lost with it. */
const STAYS = 6000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const tell of listeners) tell();
}

const dismiss = (id: number) => change(toasts.filter((each) => each.id !== id));

/** Says that something was done: saved, copied, sent. Faults stand where they arose, not here. */
export function toast(text: string): void {
  const id = ++last;
  change([...toasts.slice(-2), { id, text }]);
  setTimeout(dismiss, STAYS, id);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Where toasts show; the layout has it once. */
export function Toasts() {
  const { t } = useTranslation('ui');
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status">
      {shown.map(({ id, text }) => (
        <p key={id} className="toast">
          {text}
          <button type="button" aria-label={t('close')} onClick={() => dismiss(id)}>
            <svg viewBox="0 0 24 24" width="20" height="20" stroke="currentColor" strokeWidth="2" aria-hidden="true">
              <path d="M5 5l14 14M19 5 5 19" />
            </svg>
          </button>
        </p>
      ))}
    </div>
  );
}
