import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import { FloorPage } from '../pages/FloorPage';
import { NotFoundPage } from '../pages/NotFoundPage';
import { StationPage } from '../pages/StationPage';
import { WorkerPage } from '../pages/WorkerPage';
import { Frame } from './Frame';
import { parse } from './search';

const root = createRootRoute({
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  notFoundComponent: NotFoundPage,
  validateSearch: parse,
});

const routes = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: FloorPage }),
  createRoute({ getParentRoute: () => root, path: '/workers/$id', component: WorkerPage }),
  createRoute({ getParentRoute: () => root, path: '/stations/$id', component: StationPage }),
]);

/** Values stand in the address as they are, without quotes, so that people can read and change it. */
export const router = createRouter({
  routeTree: routes,
  parseSearch: parseSearchWith((value) => value),
  stringifySearch: stringifySearchWith(String),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
