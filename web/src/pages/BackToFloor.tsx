import { Link } from '@tanstack/react-router';
import { carried, useView } from '../frame/useView';
import { BackIcon } from '../parts/icons';

export function BackToFloor() {
  const { search } = useView();
  return (
    <nav aria-label="Back">
      <Link
        to="/"
        search={carried(search)}
        style={{ display: 'inline-flex', alignItems: 'center', gap: '0.5rem' }}
      >
        <BackIcon /> Floor
      </Link>
    </nav>
  );
}
