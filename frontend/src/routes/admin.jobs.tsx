import { createFileRoute } from '@tanstack/react-router';
import { JOB_STATUSES, type JobSearch, JobsPage } from '@/administration/jobs';
import { oneOf, texts } from '@/app/search';

export const Route = createFileRoute('/admin/jobs')({
  validateSearch: (search): JobSearch => {
    const status = oneOf(JOB_STATUSES, search.status);
    return { ...(status ? { status } : {}), ...texts(search, 'name') };
  },
  component: function Jobs() {
    return <JobsPage search={Route.useSearch()} />;
  },
});
