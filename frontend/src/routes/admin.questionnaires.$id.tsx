import { createFileRoute, redirect } from '@tanstack/react-router';
import { isProblem } from '@/api/problem';
import { requireMember } from '@/app/guard';
import { queryClient } from '@/app/queries';
import { loadTexts } from '@/i18n';
import { EditorPage } from '@/questionnaires/editor-page';
import { questionnaireQuery, versionQuery } from '@/questionnaires/queries';

export const Route = createFileRoute('/admin/questionnaires/$id')({
  beforeLoad: requireMember,
  loader: ({ params }) =>
    Promise.all([versionOrNewest(params.id), loadTexts('questionnaires', 'questionnaire-editor')]),
  component: function Page() {
    const { id } = Route.useParams();
    return <EditorPage key={id} id={id} />;
  },
});

/** The page is a version's; whoever comes with the id of the questionnaire itself is taken to its newest version. */
async function versionOrNewest(id: string): Promise<void> {
  try {
    await queryClient.ensureQueryData(versionQuery(id));
  } catch (error) {
    if (!isProblem(error, 'not-found')) throw error;
    const { versions } = await queryClient.fetchQuery(questionnaireQuery(id));
    const newest = versions.reduce((one, other) => (other.version > one.version ? other : one));
    throw redirect({ to: '/admin/questionnaires/$id', params: { id: newest.id }, replace: true });
  }
}
