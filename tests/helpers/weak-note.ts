import { compileNote } from '../../src/notes/compile-note.ts';

/** Notes with something that no rule can be sure of. Rules grow: which of them are held back today is asked of the compiler. */
const CANDIDATES: readonly string[] = [
  'famous repos:\n1. **Private Amazon ECR (Elastic Container Registry)**\n- e.g. S3 buckets\n',
  'Docker is sort of virtualization, maybe\n',
  'kinds of storage:\n1. **Block store (volumes)**\n- e.g. disks of servers\n',
  '**Queue** = where messages wait, e.g. the one of the shop\n',
  'It depends on the region, more or less\n',
];

/** A note titled "Weak" whose cards partly wait in the tray. Throws when the compiler has become sure of everything. */
export function createWeakNote(): { readonly text: string; readonly trayCount: number } {
  const text = `# Weak\n\n${CANDIDATES.join('\n')}\n**EKS** = managed Kubernetes service\n`;
  const trayCount = compileNote('weak.md', text).drafts.filter((draft) => draft.isTray).length;
  if (trayCount < 2) throw new Error('The compiler holds back none of the doubtful lines: find others');
  return { text, trayCount };
}
