import { lazy } from 'react';
import type { RouteObject } from 'react-router';
import { Guard } from './auth/Guard';
import { Layout } from './layout/Layout';
import { CrashPage } from './pages/CrashPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { Root } from './Root';

const ExecutionPage = lazy(() => import('./pages/executions/ExecutionPage'));
const ExecutionsPage = lazy(() => import('./pages/executions/ExecutionsPage'));
const LoginPage = lazy(() => import('./pages/login/LoginPage'));
const PasswordPage = lazy(() => import('./pages/login/PasswordPage'));

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
              { index: true, element: <ExecutionsPage /> },
              { path: 'executions', element: <ExecutionsPage /> },
              { path: 'executions/:id', element: <ExecutionPage /> },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
];
