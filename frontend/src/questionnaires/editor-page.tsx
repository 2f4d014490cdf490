import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { useWarnBeforeLeaving } from '@/app/leave';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Breadcrumbs, PageHead } from '@/ui/page';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toast';
import { type Place, questionsOf, replaced } from './edit';
import { EditorFaults } from './editor-faults';
import { QuestionnaireFields } from './fields';
import { Outline, PlaceActions } from './outline';
import { type QuestionnaireVersion, questionnairesQuery, versionQuery } from './queries';
import { QuestionEditor } from './question-editor';
import { SectionEditor } from './section-editor';
import type { Answers, Definition } from './types';
import './editor.css';

/** One version of a questionnaire: written while it is a draft, and tried out as those see it who will answer. */
export function EditorPage({ id }: { id: string }) {
  const { t } = useTranslation('questionnaire-editor');
  const { data: version } = useSuspenseQuery(versionQuery(id));
  const title = localized(version.title);
  const list = (
    <Link key="list" to="/admin/questionnaires">
      {t('admin.title')}
    </Link>
  );
  return (
    <div className="stack stack-wide">
      <PageHead
        title={title}
        above={
          <>
            <Breadcrumbs way={[list]} here={title} />
            <p className="row">
              <Tag tone={version.status === 'draft' ? 'warn' : 'good'}>{t(`admin.${version.status}`)}</Tag>
              <span className="faint">
                {t(`purpose.${version.purpose}`)} · {t('admin.version', { version: version.version })}
              </span>
            </p>
          </>
        }
      />
      {version.abilities.can_revise ? (
        <Editor version={version} />
      ) : (
        <>
          <Notice>{t('edit.final')}</Notice>
          <Preview definition={version.definition} />
        </>
      )}
    </div>
  );
}

function Editor({ version }: { version: QuestionnaireVersion }) {
  const { t } = useTranslation('questionnaire-editor');
  const queries = useQueryClient();
  const [definition, setDefinition] = useState<Definition>(version.definition);
  const [at, setAt] = useState<Place>({ section: 0 });
  const [preview, setPreview] = useState(false);
  const [dirty, setDirty] = useState(false);
  useWarnBeforeLeaving(dirty);

  const keep = (next: QuestionnaireVersion | undefined) => {
    if (!next) return;
    setDirty(false);
    queries.setQueryData(versionQuery(version.id).queryKey, next);
    void queries.invalidateQueries({ queryKey: questionnairesQuery.queryKey });
  };
  const save = async () => {
    const params = { path: { id: version.id }, header: { 'If-Match': `"${version.revision}"` } };
    const body = { title: { el: version.title.el, en: version.title.en ?? '' }, definition };
    return (await api.PUT('/api/v1/questionnaire-versions/{id}', { params, body })).data;
  };
  const saving = useMutation({
    mutationFn: save,
    onSuccess: (next) => {
      keep(next);
      toast(t('edit.saved'));
    },
  });
  const publishing = useMutation({
    mutationFn: async () => {
      const latest = dirty ? await save() : version;
      keep(latest);
      const revision = latest?.revision ?? version.revision;
      const params = { path: { id: version.id }, header: { 'If-Match': `"${revision}"` } };
      return (await api.POST('/api/v1/questionnaire-versions/{id}/publish', { params })).data;
    },
    onSuccess: (next) => {
      keep(next);
      toast(t('edit.published'));
    },
  });
  const change = (next: Definition) => {
    setDefinition(next);
    setDirty(true);
  };
  const error = saving.error ?? publishing.error;
  const section = definition.sections[at.section] ?? definition.sections[0];
  const question = at.question === undefined ? undefined : section?.questions[at.question];
  const before = definition.sections.slice(0, at.section).flatMap(({ questions }) => questions);
  const earlier = question && section ? [...before, ...section.questions.slice(0, at.question)] : before;
  if (!section) return null;
  const setSection = (next: typeof section) => change({ sections: replaced(definition.sections, at.section, next) });
  return (
    <>
      <p className="row">
        <Button variant="primary" pending={saving.isPending} onClick={() => saving.mutate()}>
          {t('edit.save')}
        </Button>
        <Button
          variant="call"
          pending={publishing.isPending}
          onClick={() => {
            if (window.confirm(t('edit.surePublish'))) publishing.mutate();
          }}
        >
          {t('edit.publish')}
        </Button>
        <Button aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {t(preview ? 'edit.write' : 'edit.preview')}
        </Button>
        <span className="faint" role="status">
          {t(dirty ? 'edit.dirty' : 'edit.clean', { count: questionsOf(definition).length })}
        </span>
      </p>
      {error ? <EditorFaults problem={problemOf(error)} definition={definition} onSelect={setAt} /> : null}
      {preview ? (
        <Preview definition={definition} />
      ) : (
        <div className="editor">
          <Outline definition={definition} at={at} onSelect={setAt} onChange={change} />
          <div className="stack">
            <h2>{localized(question ? question.text : section.title)}</h2>
            <PlaceActions definition={definition} at={at} onSelect={setAt} onChange={change} />
            {question ? (
              <QuestionEditor
                key={`${at.section}.${at.question}`}
                question={question}
                earlier={earlier}
                onChange={(next) =>
                  setSection({ ...section, questions: replaced(section.questions, at.question ?? 0, next) })
                }
              />
            ) : (
              <SectionEditor key={at.section} section={section} earlier={earlier} onChange={setSection} />
            )}
          </div>
        </div>
      )}
    </>
  );
}

/** The form as it will be: conditions work, nothing is sent. */
function Preview({ definition }: { definition: Definition }) {
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <form className="editor-preview" onSubmit={(event) => event.preventDefault()}>
      <QuestionnaireFields definition={definition} answers={answers} onChange={setAnswers} />
    </form>
  );
}
