import { CircleHelp, Search, X } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Row, Rows } from '../../ui/row.tsx';
import { type MessageId, t } from '../../ui/text/text.ts';
import type { SearchProblem } from './search-query.ts';

const PROBLEMS: Readonly<Record<SearchProblem['code'], MessageId>> = {
  'open-quote': 'library.problem.open-quote',
  'open-bracket': 'library.problem.open-bracket',
  'stray-bracket': 'library.problem.stray-bracket',
  'empty-bracket': 'library.problem.empty-bracket',
  'missing-after': 'library.problem.missing-after',
  'missing-value': 'library.problem.missing-value',
  'unknown-key': 'library.problem.unknown-key',
  'unknown-condition': 'library.problem.unknown-condition',
  'unknown-number': 'library.problem.unknown-number',
  'bad-flag': 'library.problem.bad-flag',
  'bad-comparison': 'library.problem.bad-comparison',
  'bad-days': 'library.problem.bad-days',
  'bad-grade': 'library.problem.bad-grade',
  'unknown-kind': 'library.problem.unknown-kind',
};

export function explainProblem({ code, text, instead }: SearchProblem): string {
  return t(PROBLEMS[code], { text, instead: instead ?? '' });
}

const EXAMPLES: readonly { readonly search: string; readonly means: MessageId }[] = [
  { search: 'docker image', means: 'library.help.words' },
  { search: '"load balancer"', means: 'library.help.phrase' },
  { search: 'docker -image', means: 'library.help.minus' },
  { search: 'docker or (pod -node)', means: 'library.help.or' },
  { search: 'answer:bucket', means: 'library.help.side' },
  { search: 'deck:aws-developer', means: 'library.help.deck' },
  { search: 'note:ecs', means: 'library.help.note' },
  { search: 'tag:exam', means: 'library.help.tag' },
  { search: 'is:due', means: 'library.help.is' },
  { search: 'flag:1', means: 'library.help.flag' },
  { search: 'prop:s>30', means: 'library.help.prop-s' },
  { search: 'prop:r<80%', means: 'library.help.prop-r' },
  { search: 'prop:lapses>3', means: 'library.help.prop-lapses' },
  { search: 'added:7', means: 'library.help.added' },
  { search: 'changed:7', means: 'library.help.changed' },
  { search: 'rated:1:1', means: 'library.help.rated' },
  { search: 'rule:definition*', means: 'library.help.rule' },
];

interface SearchFieldProps {
  readonly text: string;
  readonly problem: SearchProblem | null;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
  /** Arrow down leads from the field into the list. */
  readonly onLeave: () => void;
}

/** The search, with what is wrong in it in words, and a list of what can be asked. */
export function SearchField({ text, problem, field, onChange, onLeave }: SearchFieldProps) {
  const [isHelping, setHelping] = useState(false);
  return (
    <>
      <div className={problem ? 'find bad' : 'find'}>
        <Icon of={Search} />
        <input
          ref={field}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-label={t('library.search')}
          placeholder={t('library.search')}
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'search-problem' : undefined}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              onLeave();
            } else if (event.key === 'Escape' && text !== '') {
              event.preventDefault();
              onChange('');
            }
          }}
        />
        {text !== '' && (
          <IconButton
            label={t('library.clear')}
            onClick={() => {
              onChange('');
              field.current?.focus();
            }}
          >
            <Icon of={X} />
          </IconButton>
        )}
        <IconButton label={t('library.help')} onClick={() => setHelping(true)}>
          <Icon of={CircleHelp} />
        </IconButton>
      </div>
      {problem && (
        <p id="search-problem" className="cap bad-search" role="status">
          {explainProblem(problem)}
        </p>
      )}
      <Dialog title={t('library.help')} isOpen={isHelping} onClose={() => setHelping(false)}>
        <p className="sub">{t('library.help.sub')}</p>
        <div className="sheet-rows bare">
          <Rows>
            {EXAMPLES.map(({ search, means }) => (
              <Row
                key={search}
                title={<code>{search}</code>}
                detail={t(means)}
                onPress={() => {
                  onChange(search);
                  setHelping(false);
                }}
              />
            ))}
          </Rows>
        </div>
        <div className="sheet-acts">
          <Button look="quiet" onClick={() => setHelping(false)}>
            {t('action.close')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
