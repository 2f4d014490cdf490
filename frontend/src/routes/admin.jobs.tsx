import { createFileRoute } from '@tanstack/react-router';
import { JobsPage } from '@/administration/jobs';
import { jobSearch } from '@/administration/search';

export const Route = createFileRoute('/admin/jobs')({
  validateSearch: jobSearch,
  component: function Jobs() {
    return <JobsPage search={Route.useSearch()} />;
  },
});
