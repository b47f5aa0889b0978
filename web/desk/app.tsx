import { QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { LoadingFace } from '../ui/faces.tsx';
import { Frame } from '../ui/frame.tsx';
import { NotFoundPage, StumblePage } from './lost-pages.tsx';
import { type DeskPage, deskPages } from './pages.tsx';
import { queryClient } from './query-client.ts';
import { FirstPage, Shell } from './shell.tsx';

function routesOf({ path, load, under = [] }: DeskPage) {
  const all = [{ path, load }, ...under.map((page) => ({ path: `${path}/${page.path}`, load: page.load }))];
  return all.map((page) => ({ path: page.path, lazy: page.load, errorElement: <StumblePage /> }));
}

const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: async () => ({ Component: (await import('./sign-in.tsx')).SignInPage }),
    errorElement: <StumblePage />,
    hydrateFallbackElement: <LoadingFace label="页面" />,
  },
  {
    path: '/:county?',
    element: <Shell />,
    errorElement: <StumblePage />,
    hydrateFallbackElement: <LoadingFace label="页面" />,
    children: [
      { index: true, element: <FirstPage /> },
      ...deskPages.flatMap(routesOf),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);

/** The officials' desk. */
export function Desk() {
  return (
    <Frame>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Frame>
  );
}
