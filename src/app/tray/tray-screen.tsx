import { Ban, Check, PencilLine, Undo2 } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import type { CardView } from '../../model/card-view.ts';
import type { EditEvent } from '../../model/event.ts';
import type { Note } from '../../model/note.ts';
import { Answer } from '../../review/answer.tsx';
import { Question } from '../../review/question.tsx';
import { SourceLines } from '../../review/source-lines.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { DrawnText } from '../../ui/drawn-text.tsx';
import { formatPercent } from '../../ui/format.ts';
import { Frame, Page, Thumb, TopBar } from '../../ui/frame.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyRail, PlainRail } from '../../ui/key-rail.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { Notice } from '../../ui/notice.tsx';
import { t } from '../../ui/text/text.ts';
import { useApp } from '../app-context.ts';
import { findCardAdvice } from '../find-card-advice.ts';
import { sayRule } from '../rule-words.ts';
import type { Decision } from './decide-card.ts';
import { useTray } from './use-tray.ts';
import { useTrayKeys } from './use-tray-keys.ts';

const EditCard = lazyPart(() => import('../../review/edit-card.tsx').then((module) => module.EditCard));

/** Cards that were found and not sure enough to ask, one by one: accept, edit, never. Each decision can be taken back. */
export function TrayScreen() {
  const tray = useTray();
  const [isEditing, setEditing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { shown } = tray;
  const shownId = shown?.card.id;

  useEffect(() => {
    if (shownId) heading.current?.focus({ preventScroll: true });
  }, [shownId]);

  const decide = async (decision: Decision, wording?: EditEvent['wording']): Promise<boolean> => {
    const isSaved = await tray.decide(decision, wording);
    if (isSaved) setEditing(false);
    return isSaved;
  };

  useTrayKeys(
    {
      a: () => void decide('accept'),
      n: () => void decide('never'),
      e: () => setEditing(true),
      u: () => void tray.takeBack(),
      ArrowRight: tray.skip,
    },
    shown !== null && !isEditing,
  );

  return (
    <Frame>
      <TopBar
        title={t('tray.title')}
        back={{ href: '#/notes', label: t('note.back') }}
        actions={
          <IconButton
            label={t('tray.undo')}
            aria-keyshortcuts="U"
            onClick={() => void tray.takeBack()}
            disabled={!tray.canTakeBack}
          >
            <Icon of={Undo2} />
          </IconButton>
        }
      />
      <Page isColumns>
        {tray.trouble !== null && (
          <Notice isError title={t('unsaved.title')}>
            <p>{tray.trouble}</p>
          </Notice>
        )}
        {shown ? (
          <TrayCard view={shown} number={tray.number} count={tray.count} headingRef={heading} onSkip={tray.skip} />
        ) : (
          tray.count !== null && <p className="sub">{t(tray.count === 0 ? 'tray.empty' : 'tray.done')}</p>
        )}
      </Page>
      {shown && (
        <Thumb>
          <fieldset className="grades three">
            <legend className="vh">{t('tray.question')}</legend>
            <button type="button" className="again" aria-keyshortcuts="N" onClick={() => void decide('never')}>
              <span className="w">
                <Icon of={Ban} isSmall />
                {t('tray.never')}
              </span>
            </button>
            <button type="button" className="acc" aria-keyshortcuts="E" onClick={() => setEditing(true)}>
              <span className="w">
                <Icon of={PencilLine} isSmall />
                {t('tray.edit')}
              </span>
            </button>
            <button type="button" className="good" aria-keyshortcuts="A" onClick={() => void decide('accept')}>
              <span className="w">
                <Icon of={Check} isSmall />
                {t('tray.accept')}
              </span>
            </button>
          </fieldset>
        </Thumb>
      )}
      {shown ? (
        <KeyRail
          keys={[
            { keys: ['A'], does: t('key.accept') },
            { keys: ['E'], does: t('key.edit') },
            { keys: ['N'], does: t('key.never') },
            { keys: ['→'], does: t('key.later') },
            { keys: ['U'], does: t('key.undo') },
          ]}
        />
      ) : (
        <PlainRail />
      )}
      {isEditing && shown && (
        <Suspense>
          <EditCard
            view={shown}
            findAdvice={findCardAdvice}
            onClose={() => setEditing(false)}
            // An edited card is one that the learner wants.
            onSave={(wording) => decide('accept', wording)}
          />
        </Suspense>
      )}
    </Frame>
  );
}

interface TrayCardProps {
  readonly view: CardView;
  readonly number: number;
  readonly count: number | null;
  readonly headingRef: React.RefObject<HTMLHeadingElement | null>;
  readonly onSkip: () => void;
}

function TrayCard({ view, number, count, headingRef, onSkip }: TrayCardProps) {
  const { deps } = useApp();
  const [note, setNote] = useState<Note | null>(null);
  const { card } = view;
  useEffect(() => {
    let isWanted = true;
    void deps.store.readNoteText(card.noteId).then((read) => isWanted && setNote(read));
    return () => {
      isWanted = false;
    };
  }, [deps, card.noteId]);
  const advice = findCardAdvice({ question: view.question, answer: view.answer, form: card.form });

  return (
    <>
      <div>
        <p className="cap ink n">{t('tray.place', { number, count: count ?? 0 })}</p>
        <h2 className="q" ref={headingRef} tabIndex={-1} data-card={card.id}>
          <Question
            text={view.question}
            gapAnswer={card.form === 'cloze' ? view.answer : null}
            drawWith={DrawnText}
            notePath={card.source.path}
          />
        </h2>
        {card.form !== 'cloze' && <Answer form={card.form} text={view.answer} notePath={card.source.path} />}
      </div>
      <div className="aside">
        <SourceLines card={card} note={note?.id === card.noteId ? note : null} />
        <div className="why">
          {advice.map(({ check, message }) => (
            <p className="cap ink" key={check}>
              {message}
            </p>
          ))}
          <p className="cap">{t('tray.rule', { rule: sayRule(card.rule), sure: formatPercent(card.confidence) })}</p>
          <Button look="quiet" isSmall onClick={onSkip} aria-keyshortcuts="ArrowRight">
            {t('tray.later')}
          </Button>
        </div>
      </div>
    </>
  );
}
