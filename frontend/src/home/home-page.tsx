import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTitle } from '@/app/focus';
import { useSession } from '@/app/session';
import { Artwork } from '@/art/artwork';
import { useTranslation } from '@/i18n';
import { ButtonLink } from '@/ui/button';
import { Skeleton } from '@/ui/page';
import { CurrentCampaign } from './current-campaign';
import { FigureBand } from './figure-band';
import { FiveStages } from './five-stages';
import './home.css';

// What lies below the first screen comes after it.
const Featured = lazy(async () => ({ default: (await import('./featured')).Featured }));
const Stories = lazy(async () => ({ default: (await import('./stories')).Stories }));
const NewsletterForm = lazy(async () => ({
  default: (await import('@/newsletter/newsletter-form')).NewsletterForm,
}));

/** What We-novate is, what is going on in it now, and what came of it. */
export function HomePage() {
  const { t } = useTranslation('home');
  useTitle('');
  return (
    <div className="home">
      <section className="hero">
        <div className="hero-text">
          <h1 tabIndex={-1}>{t('title')}</h1>
          <p className="hero-lead">{t('lead')}</p>
          <Ways />
        </div>
        <div className="hero-art">
          <Artwork name="square" />
        </div>
      </section>
      <CurrentCampaign />
      <FigureBand />
      <FiveStages />
      <Suspense fallback={<Skeleton lines={8} card />}>
        <Featured />
      </Suspense>
      <Suspense fallback={<Skeleton lines={8} />}>
        <Stories />
      </Suspense>
      <section className="home-newsletter" aria-labelledby="home-newsletter">
        <div className="stack stack-tight">
          <h2 id="home-newsletter">{t('newsletter.title')}</h2>
          <p>{t('newsletter.lead')}</p>
        </div>
        <Suspense fallback={<Skeleton lines={3} />}>
          <NewsletterForm />
        </Suspense>
      </section>
    </div>
  );
}

/** Into the network for visitors, to their own page for members; and to what has been solved for all. */
function Ways() {
  const { t } = useTranslation('home');
  const { member, ready } = useSession();
  return (
    <p className="row hero-ways">
      <ButtonLink variant="primary" to={ready && member ? '/me' : '/register'}>
        {t(ready && member ? 'ways.mine' : 'ways.join')}
      </ButtonLink>
      <Link to="/library">{t('ways.solved')}</Link>
    </p>
  );
}
