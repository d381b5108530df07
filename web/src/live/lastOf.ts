/**
 * What a query shows while its window moves on by a minute: the last answer to the same question, never another's. The
 * question is the second part of a query's key.
 */
export function lastOf(subject: string) {
  return <T>(previous: T | undefined, before: { queryKey: readonly unknown[] } | undefined): T | undefined =>
    before?.queryKey[1] === subject ? previous : undefined;
}
