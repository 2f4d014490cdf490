import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from '@/i18n';

/** Asks before what was typed is lost: by a link of the page, by the browser's buttons, by closing the tab. */
export function useWarnBeforeLeaving(dirty: boolean): void {
  const { t } = useTranslation('app');
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: dirty,
    // The browser's own question: it works in every state of the page and needs no words of ours to be accessible.
    shouldBlockFn: ({ current, next }) =>
      // A change of the address' search or fragment stays on the page.
      current.pathname !== next.pathname && !window.confirm(t('leave.question')),
  });
}
