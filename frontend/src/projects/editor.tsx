import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { isProblem, problemOf } from '@/api/problem';
import { localized, useFormats, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import { Conflict } from './conflict';
import { words } from './diff';
import type { Drafts, Section } from './drafts';
import { useSaveSection } from './queries';
import { Versions } from './versions';
import '@/ui/field.css';

interface Props {
  project: string;
  section: Section;
  drafts: Drafts;
}

/** Where a team member writes one section. */
export function SectionEditor({ project, section, drafts }: Props) {
  const { t } = useTranslation('projects');
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const save = useSaveSection(project, section.key);
  const [theirs, setTheirs] = useState<Section>();
  const [aside, setAside] = useState<string>();
  const [fault, setFault] = useState<string>();
  const draft = drafts.of(section.key);
  const body = draft?.body ?? section.body;
  useGrowing(area, body);

  const send = async (text: string, revision: number) => {
    setFault(undefined);
    try {
      await save.mutateAsync({ body: text, revision });
      drafts.drop(section.key);
      setTheirs(undefined);
      toast(t('section.saved', { title: localized(section.title) }));
    } catch (error) {
      const current = isProblem(error, 'stale') ? error.extension<Section>('current') : undefined;
      if (current) setTheirs(current);
      else setFault(isProblem(error) && error.isOffline ? t('section.offline') : problemOf(error).message);
    }
  };

  if (draft && theirs) {
    return (
      <Conflict
        mine={draft.body}
        theirs={theirs}
        pending={save.isPending}
        onKeepMine={() => void send(draft.body, theirs.revision)}
        onTakeTheirs={() => {
          setAside(draft.body);
          drafts.drop(section.key);
          setTheirs(undefined);
        }}
        onMerge={(text) => void send(text, theirs.revision)}
        onBack={() => setTheirs(undefined)}
      />
    );
  }

  const saveDraft = () => {
    if (draft && !save.isPending) void send(draft.body, draft.revision);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    saveDraft();
  };
  const overtaken = draft && section.revision > draft.revision;
  return (
    <div className="stack">
      <Guidance section={section} id={`${id}-help`} />
      {aside === undefined ? null : <SetAside text={aside} onClose={() => setAside(undefined)} />}
      {overtaken ? (
        <Notice tone="warn" live title={t('section.overtaken', { name: section.updated_by?.name ?? '' })}>
          <Button small onClick={() => setTheirs(section)}>
            {t('section.compare')}
          </Button>
        </Notice>
      ) : null}
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      <label className="hidden-text" htmlFor={id}>
        {localized(section.title)}
      </label>
      <textarea
        ref={area}
        id={id}
        className="input section-text"
        aria-describedby={`${id}-help ${id}-count`}
        value={body}
        maxLength={section.max_length}
        placeholder={t('section.placeholder')}
        onChange={(event) => drafts.type(section, event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="row row-apart section-foot">
        <Count id={`${id}-count`} body={body} section={section} />
        <div className="row">
          {draft ? (
            <Button
              variant="link"
              onClick={() => {
                setAside(draft.body);
                drafts.drop(section.key);
              }}
            >
              {t('section.discard')}
            </Button>
          ) : null}
          <Button variant="primary" pending={save.isPending} disabled={!draft} onClick={saveDraft}>
            {t('section.save')}
          </Button>
        </div>
      </div>
      <LastSaved section={section} />
      <Versions
        key={section.revision}
        project={project}
        section={section}
        onRestore={(text) => drafts.type(section, text)}
      />
    </div>
  );
}

/** What the section is to answer. */
export function Guidance({ section, id }: { section: Section; id?: string }) {
  return (
    <div id={id} className="measure">
      {section.prompt ? <p className="section-prompt">{localized(section.prompt)}</p> : null}
      {section.help ? <p className="soft">{localized(section.help)}</p> : null}
    </div>
  );
}

function Count({ id, body, section }: { id: string; body: string; section: Section }) {
  const { t } = useTranslation('projects');
  const characters = [...body.trim()].length;
  const missing = section.min_length - characters;
  const isWanted = missing > 0 && (section.required || characters > 0);
  return (
    <p id={id} className="faint number">
      {t('section.words', { count: words(body) })}
      {isWanted ? ` · ${t('section.more', { count: missing })}` : null}
    </p>
  );
}

export function LastSaved({ section }: { section: Section }) {
  const { t } = useTranslation('projects');
  const { dateTime } = useFormats();
  if (!section.updated_by) return <p className="faint">{t('section.never')}</p>;
  return (
    <p className="faint">
      {t('section.savedBy', { name: section.updated_by.name, when: dateTime(section.updated_at) })}
    </p>
  );
}

/** A text that was not kept, until the person closes it. */
function SetAside({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation('projects');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t('section.copied'));
  };
  return (
    <Notice title={t('section.aside')} live>
      <div className="stack stack-tight">
        <details>
          <summary>{t('section.asideShow')}</summary>
          <p className="section-body">{text}</p>
        </details>
        <div className="row">
          <Button small onClick={() => void copy()}>
            {t('section.copy')}
          </Button>
          <Button variant="link" small onClick={onClose}>
            {t('section.asideClose')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

/** The field is as high as its text, so that one scrolls the page and not a hole in it. */
function useGrowing(area: React.RefObject<HTMLTextAreaElement | null>, body: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the text that makes it grow
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${element.scrollHeight + 4}px`;
  }, [area, body]);
}
