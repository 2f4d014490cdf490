import { useTitle } from '@/app/focus';
import { useFormats, useTranslation } from '@/i18n';
import './statement.css';

/** The pages of plain text, by section. */
const SECTIONS = {
  accessibility: ['state', 'limits', 'how', 'tell'],
  privacy: ['who', 'what', 'why', 'sees', 'kept', 'device', 'rights', 'safety'],
  terms: ['service', 'account', 'content', 'open', 'conduct', 'availability', 'changes'],
} as const;

/** The wording's day; a consent is stored with the version that the person saw. */
const WRITTEN = '2026-11-24';

/** A page of plain text: accessibility, privacy or terms. */
export function Statement({ page }: { page: keyof typeof SECTIONS }) {
  const { t } = useTranslation('statements');
  const formats = useFormats();
  useTitle(t(`${page}.title`));
  return (
    <article className="statement">
      <h1 tabIndex={-1}>{t(`${page}.title`)}</h1>
      <p className="statement-lead">{t(`${page}.lead`)}</p>
      {SECTIONS[page].map((section) => (
        <section key={section}>
          <h2>{t(`${page}.${section}.title`)}</h2>
          <Blocks text={t(`${page}.${section}.text`)} />
        </section>
      ))}
      <p className="faint">{t('written', { date: formats.date(WRITTEN) })}</p>
    </article>
  );
}

/** Paragraphs stand apart by an empty line; lines that begin with a dash are a list. */
function Blocks({ text }: { text: string }) {
  return text.split('\n\n').map((block) => {
    const lines = block.split('\n');
    if (!lines.every((line) => line.startsWith('- '))) return <p key={block}>{block}</p>;
    return (
      <ul key={block}>
        {lines.map((line) => (
          <li key={line}>{line.slice(2)}</li>
        ))}
      </ul>
    );
  });
}
