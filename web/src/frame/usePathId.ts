import { useParams } from '@tanstack/react-router';

/** The id in a page's path. */
export function usePathId(): string {
  const parameters: unknown = useParams({ strict: false });
  return (parameters as { id: string }).id;
}
