import { useTitle } from '@/app/focus';
import { Artwork } from '@/art/artwork';
import { useTranslation } from '@/i18n';
import { NewsletterForm } from '@/newsletter/newsletter-form';
import { CurrentCampaign } from './current-campaign';
import { Featured } from './featured';
import { FigureBand } from './figure-band';
import { FiveStages } from './five-stages';
import { Stories } from './stories';
import './home.css';

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
        </div>
        <div className="hero-art">
          <Artwork name="square" />
        </div>
      </section>
      <CurrentCampaign />
      <FigureBand />
      <FiveStages />
      <Featured />
      <Stories />
      <section className="home-newsletter" aria-labelledby="home-newsletter">
        <div className="stack stack-tight">
          <h2 id="home-newsletter">{t('newsletter.title')}</h2>
          <p>{t('newsletter.lead')}</p>
        </div>
        <NewsletterForm />
      </section>
    </div>
  );
}
