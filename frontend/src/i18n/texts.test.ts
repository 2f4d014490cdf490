import { beforeEach, describe, expect, it, vi } from 'vitest';

const load = async () => {
  vi.resetModules();
  document.documentElement.lang = 'el';
  const texts = await import('./texts');
  await texts.startTexts();
  return texts;
};

describe('the texts', () => {
  beforeEach(() => localStorage.clear());

  it('are Greek, and English once that was chosen', async () => {
    const texts = await load();
    expect(texts.textOf('app', 'nav.library')).toBe('Βιβλιοθήκη');
    await texts.speak('en');
    expect(texts.textOf('app', 'nav.library')).toBe('Library');
    expect(document.documentElement.lang).toBe('en');
    expect(texts.hasChosen()).toBe(true);
  });

  it('are filled in', async () => {
    const texts = await load();
    expect(texts.textOf('app', 'account.menuOf', { name: 'Ελένη' })).toBe('Ο λογαριασμός μου: Ελένη');
  });

  it('show the key where there is no text', async () => {
    const texts = await load();
    expect(texts.textOf('app', 'nav.nowhere')).toBe('nav.nowhere');
    expect(texts.textOf('app', 'nav')).toBe('nav');
  });

  it('tell of the change of language', async () => {
    const texts = await load();
    const heard = vi.fn();
    texts.onLanguage(heard);
    await texts.speak('en', false);
    expect(heard).toHaveBeenCalledOnce();
    expect(texts.hasChosen()).toBe(false);
  });
});
