// Runs before the first paint, so that the page never flashes in the wrong theme or language.
(() => {
  const root = document.documentElement;
  let theme = null;
  let language = null;
  try {
    theme = localStorage.getItem('wenovate.theme');
    language = localStorage.getItem('wenovate.language');
  } catch {
    // Storage may be forbidden; the system's theme and Greek remain.
  }
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (language === 'el' || language === 'en') root.lang = language;
})();
