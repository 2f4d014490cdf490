import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from '@/i18n';
import './carousel.css';

/** How long a slide stays when they change by themselves. */
const STAYS = 7000;

interface Props<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** What it shows. */
  label: string;
  children: (item: Item) => ReactNode;
}

const calm = (): boolean => typeof matchMedia !== 'function' || matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * One thing after another (W3C's carousel pattern). They change by themselves until somebody points at it, focuses it,
 * chooses one or presses pause, and never for those who asked for less motion.
 */
export function Carousel<Item>({ items, keyOf, label, children }: Props<Item>) {
  const { t } = useTranslation('ui');
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(() => !calm());
  const [held, setHeld] = useState(false);
  const count = items.length;
  const turns = playing && !held && count > 1;

  useEffect(() => {
    if (!turns) return;
    const timer = setInterval(() => setAt((now) => (now + 1) % count), STAYS);
    return () => clearInterval(timer);
  }, [turns, count]);

  const go = (to: number) => {
    setPlaying(false);
    setAt((to + count) % count);
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(at + step);
  };
  if (count === 0) return null;

  return (
    <section
      className="carousel"
      aria-roledescription={t('carousel.role')}
      aria-label={label}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className="carousel-controls">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are what is focused; arrows are a shortcut */}
        <div className="row" onKeyDown={onKey}>
          <button
            type="button"
            className="carousel-button"
            aria-label={t(playing ? 'carousel.pause' : 'carousel.play')}
            onClick={() => setPlaying(!playing)}
          >
            <Glyph path={playing ? 'M8 5v14M16 5v14' : 'M8 5l11 7-11 7z'} />
          </button>
          <button type="button" className="carousel-button" aria-label={t('carousel.back')} onClick={() => go(at - 1)}>
            <Glyph path="M15 5l-7 7 7 7" />
          </button>
          <button type="button" className="carousel-button" aria-label={t('carousel.on')} onClick={() => go(at + 1)}>
            <Glyph path="M9 5l7 7-7 7" />
          </button>
        </div>
        <div className="carousel-dots" aria-hidden="true">
          {items.map((item, index) => (
            <span key={keyOf(item)} className={index === at ? 'carousel-dot carousel-here' : 'carousel-dot'} />
          ))}
        </div>
      </div>
      <div className="carousel-track" aria-live={turns ? 'off' : 'polite'}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
          <div
            key={keyOf(item)}
            className={index === at ? 'carousel-slide' : 'carousel-slide carousel-away'}
            role="group"
            aria-roledescription={t('carousel.slide')}
            aria-label={t('carousel.of', { index: index + 1, all: count })}
            inert={index !== at}
          >
            {children(item)}
          </div>
        ))}
      </div>
    </section>
  );
}

const Glyph = ({ path }: { path: string }) => (
  <svg
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.5"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
);
