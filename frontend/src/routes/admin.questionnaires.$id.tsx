import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { queryClient } from '@/app/queries';
import { loadTexts } from '@/i18n';
import { EditorPage } from '@/questionnaires/editor-page';
import { versionQuery } from '@/questionnaires/queries';

export const Route = createFileRoute('/admin/questionnaires/$id')({
  beforeLoad: requireMember,
  loader: ({ params }) =>
    Promise.all([
      queryClient.ensureQueryData(versionQuery(params.id)),
      loadTexts('questionnaires', 'questionnaire-editor'),
    ]),
  component: function Page() {
    const { id } = Route.useParams();
    return <EditorPage key={id} id={id} />;
  },
});
