import type { LucideIcon } from 'lucide-react';

/** An icon as the design draws them: 20 px with a thin line, 16 px with a stronger one. Always beside a word or a label. */
export function Icon({ of: Drawn, isSmall = false }: { of: LucideIcon; isSmall?: boolean }) {
  return (
    <Drawn className={isSmall ? 'i s' : 'i'} size={isSmall ? 16 : 20} strokeWidth={isSmall ? 2 : 1.75} aria-hidden />
  );
}
