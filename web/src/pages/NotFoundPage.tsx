import { Link } from '@tanstack/react-router';
import { Notice } from '../parts/Notice';

export function NotFoundPage() {
  return (
    <>
      <h1>There is no such page</h1>
      <Notice kind="empty" title="The address leads nowhere" action={<Link to="/">Back to the floor</Link>}>
        Pages are /, /workers/ID and /stations/ID.
      </Notice>
    </>
  );
}
