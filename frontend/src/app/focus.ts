import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** The page's name in the window's title, before the brand. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · We-novate` : 'We-novate';
  }, [title]);
}

/** How long a page may take to show its heading before the focus stays where it is. */
const PATIENCE = 10_000;

/** After a change of page the heading takes the focus, so that screen readers say where one is. */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(() => {
    let stop = () => {};
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
      if (!fromLocation || fromLocation.pathname === toLocation.pathname || toLocation.hash) return;
      stop();
      stop = focusHeading();
    });
    return () => {
      unsubscribe();
      stop();
    };
  }, [router]);
}

/** Focuses the heading now or as soon as there is one. Answers how to stop waiting. */
export function focusHeading(): () => void {
  const main = document.getElementById('main');
  if (!main || focus(main)) return () => {};
  main.focus({ preventScroll: true });
  const observer = new MutationObserver(() => {
    // Somebody who has gone on by themselves is not called back.
    const untouched = document.activeElement === main || document.activeElement === document.body;
    if (!untouched || focus(main)) observer.disconnect();
  });
  observer.observe(main, { childList: true, subtree: true });
  const timer = setTimeout(() => observer.disconnect(), PATIENCE);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}

function focus(main: HTMLElement): boolean {
  const heading = main.querySelector('h1');
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}
