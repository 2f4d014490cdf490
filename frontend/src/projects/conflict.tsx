import { useEffect, useId, useRef, useState } from 'react';
import { useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Difference } from './difference';
import type { Section } from './drafts';

interface Props {
  /** What I typed. */
  mine: string;
  /** What somebody else saved meanwhile. */
  theirs: Section;
  pending: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onMerge: (text: string) => void;
  /** Back to writing, without a choice. */
  onBack: () => void;
}

/** Two people wrote the same section: both texts, and what to do about it. Nothing is lost until somebody chooses. */
export function Conflict({ mine, theirs, pending, onKeepMine, onTakeTheirs, onMerge, onBack }: Props) {
  const { t } = useTranslation('projects');
  const { dateTime } = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  const [merging, setMerging] = useState(false);
  const name = theirs.updated_by?.name ?? t('conflict.somebody');
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="stack conflict" aria-labelledby="conflict-title">
      <h3 id="conflict-title" ref={heading} tabIndex={-1}>
        {t('conflict.title')}
      </h3>
      <p className="measure">{t('conflict.text', { name, when: dateTime(theirs.updated_at) })}</p>
      <div className="conflict-sides">
        <article className="conflict-side" aria-labelledby="conflict-mine">
          <h4 id="conflict-mine">{t('conflict.mine')}</h4>
          <Difference before={theirs.body} after={mine} side="after" />
        </article>
        <article className="conflict-side conflict-theirs" aria-labelledby="conflict-theirs">
          <h4 id="conflict-theirs">{t('conflict.theirs', { name })}</h4>
          <Difference before={theirs.body} after={mine} side="before" />
        </article>
      </div>
      {merging ? (
        <Merge
          first={`${theirs.body.trimEnd()}\n\n${mine}`}
          pending={pending}
          onMerge={onMerge}
          onBack={() => setMerging(false)}
        />
      ) : (
        <div className="row">
          <Button variant="primary" onClick={() => setMerging(true)}>
            {t('conflict.merge')}
          </Button>
          <Button pending={pending} onClick={onKeepMine}>
            {t('conflict.keepMine')}
          </Button>
          <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
          <Button variant="link" onClick={onBack}>
            {t('conflict.later')}
          </Button>
        </div>
      )}
    </section>
  );
}

interface MergeProps {
  first: string;
  pending: boolean;
  onMerge: (text: string) => void;
  onBack: () => void;
}

function Merge({ first, pending, onMerge, onBack }: MergeProps) {
  const { t } = useTranslation('projects');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(first);
  useEffect(() => area.current?.focus(), []);
  return (
    <div className="stack stack-tight">
      <label className="field-label" htmlFor={id}>
        {t('conflict.mergeLabel')}
      </label>
      <p className="field-help">{t('conflict.mergeHelp')}</p>
      <textarea
        ref={area}
        id={id}
        className="input section-text"
        rows={14}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="row">
        <Button variant="primary" pending={pending} onClick={() => onMerge(text)}>
          {t('conflict.saveMerged')}
        </Button>
        <Button variant="link" onClick={onBack}>
          {t('conflict.back')}
        </Button>
      </div>
    </div>
  );
}
