import { lazy } from 'react';
import type { RouteObject } from 'react-router';
import { Guard } from './auth/Guard';
import { Layout } from './layout/Layout';
import { CrashPage } from './pages/CrashPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { Root } from './Root';

const ApprovalPage = lazy(() => import('./pages/approvals/ApprovalPage'));
const ApprovalsPage = lazy(() => import('./pages/approvals/ApprovalsPage'));
const AuditPage = lazy(() => import('./pages/audit/AuditPage'));
const CatalogsPage = lazy(() => import('./pages/marketplace/catalogs/CatalogsPage'));
const DashboardPage = lazy(() => import('./pages/dashboard/DashboardPage'));
const DeadLettersPage = lazy(() => import('./pages/queues/DeadLettersPage'));
const ExecutionPage = lazy(() => import('./pages/executions/ExecutionPage'));
const ExecutionsPage = lazy(() => import('./pages/executions/ExecutionsPage'));
const ListingPage = lazy(() => import('./pages/marketplace/ListingPage'));
const LoginPage = lazy(() => import('./pages/login/LoginPage'));
const MarketplacePage = lazy(() => import('./pages/marketplace/MarketplacePage'));
const PanelPage = lazy(() => import('./pages/panels/PanelPage'));
const PasswordPage = lazy(() => import('./pages/login/PasswordPage'));
const PluginPage = lazy(() => import('./pages/plugins/PluginPage'));
const PluginsPage = lazy(() => import('./pages/plugins/PluginsPage'));
const ProfilePage = lazy(() => import('./pages/account/ProfilePage'));
const PublisherProfilePage = lazy(() => import('./pages/marketplace/profile/PublisherProfilePage'));
const PublisherPage = lazy(() => import('./pages/marketplace/publisher/PublisherPage'));
const QueuesPage = lazy(() => import('./pages/queues/QueuesPage'));
const ReviewQueuePage = lazy(() => import('./pages/marketplace/queue/ReviewQueuePage'));
const SchedulePage = lazy(() => import('./pages/schedules/SchedulePage'));
const SchedulesPage = lazy(() => import('./pages/schedules/SchedulesPage'));
const SettingsPage = lazy(() => import('./pages/account/SettingsPage'));
const NewToolPage = lazy(() => import('./pages/tools/NewToolPage'));
const ToolPage = lazy(() => import('./pages/tools/ToolPage'));
const ToolsPage = lazy(() => import('./pages/tools/ToolsPage'));
const WorkflowPage = lazy(() => import('./pages/workflows/WorkflowPage'));
const WorkflowsPage = lazy(() => import('./pages/workflows/WorkflowsPage'));

/** Each page is a file of its own that is loaded when it is opened. */
export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <CrashPage />,
    children: [
      { path: 'login', element: <LoginPage /> },
      { path: 'password', element: <PasswordPage /> },
      {
        element: (
          <Guard>
            <Layout />
          </Guard>
        ),
        children: [
          {
            errorElement: <CrashPage />,
            children: [
              { index: true, element: <DashboardPage /> },
              { path: 'executions', element: <ExecutionsPage /> },
              { path: 'executions/:id', element: <ExecutionPage /> },
              { path: 'workflows', element: <WorkflowsPage /> },
              { path: 'workflows/:id', element: <WorkflowPage /> },
              { path: 'approvals', element: <ApprovalsPage /> },
              { path: 'approvals/:id', element: <ApprovalPage /> },
              { path: 'schedules', element: <SchedulesPage /> },
              { path: 'schedules/:id', element: <SchedulePage /> },
              { path: 'queues', element: <QueuesPage /> },
              { path: 'dead-letters', element: <DeadLettersPage /> },
              { path: 'plugins', element: <PluginsPage /> },
              { path: 'plugins/:id', element: <PluginPage /> },
              { path: 'panels/:plugin/:name', element: <PanelPage /> },
              { path: 'marketplace', element: <MarketplacePage /> },
              { path: 'marketplace/listings/:id', element: <ListingPage /> },
              { path: 'marketplace/publisher', element: <PublisherPage /> },
              { path: 'marketplace/publishers/:name', element: <PublisherProfilePage /> },
              { path: 'marketplace/catalogs', element: <CatalogsPage /> },
              { path: 'marketplace/review', element: <ReviewQueuePage /> },
              { path: 'tools', element: <ToolsPage /> },
              { path: 'tools/new', element: <NewToolPage /> },
              { path: 'tools/:name', element: <ToolPage /> },
              { path: 'audit', element: <AuditPage /> },
              { path: 'profile', element: <ProfilePage /> },
              { path: 'settings', element: <SettingsPage /> },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
];
