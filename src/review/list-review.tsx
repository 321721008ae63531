import { Check, X } from 'lucide-react';
import { type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { AGAIN } from '../model/grade.ts';
import { Page, Thumb } from '../ui/frame.tsx';
import { Icon } from '../ui/icon.tsx';
import { CardText } from '../ui/marked-text.tsx';
import { t } from '../ui/text/text.ts';
import type { Aided } from './aided.ts';
import { GradeBar, gradeWord } from './grade-bar.tsx';
import { fitSuggestion, gradeOfKey } from './grade-choice.ts';
import { type Judgement, planItems, suggestGrade } from './judge-items.ts';
import { GUARD_MILLIS } from './session.ts';
import { useReviewKeys } from './use-review-keys.ts';

/** Goes one item back; false when there is none to go back to. */
export type StepBack = () => boolean;

interface ListReviewProps extends Aided {
  /** Note title and question. */
  readonly head: ReactNode;
  /** Where the card comes from; shown once all is judged. */
  readonly source: ReactNode;
  /** Filled with the way one item back, for the undo button. */
  readonly stepBack: RefObject<StepBack | null>;
  readonly undo: () => void;
  readonly edit: () => void;
  readonly end: () => void;
}

/** A list card after Show answer: each item is uncovered, then judged; the grades come when all are. */
export function ListReview(props: ListReviewProps) {
  const { shown, session, parts, head, source, stepBack, isPaused, grade, undo, edit, end } = props;
  const { options, missedItems } = parts;
  const { card, answer } = shown.view;
  const [{ given, asked }] = useState(() => planItems(answer.split('\n'), missedItems.get(card.id) ?? null));
  const [judged, setJudged] = useState<readonly Judgement[]>([]);
  const openedAtMillis = useRef(0);
  const listRef = useRef<HTMLOListElement>(null);
  const isDone = judged.length === asked.length;
  const current = asked[judged.length];

  useEffect(() => listRef.current?.focus({ preventScroll: true }), []);

  useEffect(() => {
    listRef.current?.children[given.length + judged.length]?.scrollIntoView({ block: 'nearest' });
  }, [given.length, judged.length]);

  // A second tap of the same thumb does not judge the item that has just been uncovered.
  useLayoutEffect(() => {
    openedAtMillis.current = performance.now() + (judged.length === 0 ? 0 : -GUARD_MILLIS / 2);
  }, [judged.length]);

  const judge = useCallback(
    (judgement: Judgement) => {
      if (performance.now() - openedAtMillis.current < GUARD_MILLIS) return;
      setJudged((before) => (before.length < asked.length ? [...before, judgement] : before));
    },
    [asked.length],
  );

  useEffect(() => {
    if (isDone)
      missedItems.set(
        card.id,
        asked.filter((_, i) => judged[i] === 'missed'),
      );
  }, [isDone, asked, judged, missedItems, card.id]);

  useEffect(() => {
    stepBack.current = () => {
      if (judged.length === 0 || session.step !== 'answer') return false;
      setJudged(judged.slice(0, -1));
      return true;
    };
    return () => {
      stepBack.current = null;
    };
  }, [stepBack, judged, session.step]);

  useReviewKeys(
    {
      showAnswer: () => judge('known'),
      grade: (pressed) => {
        const meant = gradeOfKey(pressed, options.gradeCount);
        if (!isDone) judge(pressed === AGAIN ? 'missed' : 'known');
        else if (meant !== null) grade(meant);
      },
      undo,
      edit,
      end,
    },
    !isPaused,
  );

  const suggested = fitSuggestion(suggestGrade(judged), options.gradeCount);
  const knownCount = judged.filter((judgement) => judgement === 'known').length;
  const missedKey = (
    <button key="missed" type="button" className="again" aria-keyshortcuts="1" onClick={() => judge('missed')}>
      <span className="w">
        <Icon of={X} isSmall />
        {t('items.missed')}
      </span>
      <kbd aria-hidden>1</kbd>
    </button>
  );
  const knewKey = (
    <button key="knew" type="button" className="good" aria-keyshortcuts="3 Space" onClick={() => judge('known')}>
      <span className="w">
        <Icon of={Check} isSmall />
        {t('items.knew')}
      </span>
      <kbd aria-hidden>{t('key.space')}</kbd>
    </button>
  );
  return (
    <>
      <Page isColumns>
        <div>
          {head}
          <ol className="items" id="answer" ref={listRef} tabIndex={-1} aria-live="polite">
            {given.map((item) => (
              <Row key={item} mark={<Icon of={Check} />} tone="good" say={t('items.knewBefore')}>
                <CardText text={item} />
              </Row>
            ))}
            {asked.map((item, i) => (
              <AskedRow
                key={item}
                item={item}
                number={given.length + i + 1}
                judgement={judged[i] ?? (i === judged.length ? 'open' : 'covered')}
              />
            ))}
          </ol>
          <p className="cap ink items-sum" role="status">
            {isDone && t('items.sum', { known: knownCount, count: asked.length, grade: gradeWord(suggested) })}
            {!isDone && given.length > 0 && judged.length === 0 && t('items.onlyMissed')}
          </p>
        </div>
        {isDone && <div className="aside">{source}</div>}
      </Page>
      <Thumb>
        {isDone ? (
          <GradeBar
            options={options}
            preview={shown.preview}
            pressed={session.pressed}
            suggested={suggested}
            onGrade={grade}
          />
        ) : (
          <fieldset className="grades">
            <legend className="vh">
              {t('items.which', { number: judged.length + 1, count: asked.length, item: current ?? '' })}
            </legend>
            {options.gradesFrom === 'left' ? [missedKey, knewKey] : [knewKey, missedKey]}
          </fieldset>
        )}
      </Thumb>
    </>
  );
}

interface AskedRowProps {
  readonly item: string;
  readonly number: number;
  readonly judgement: Judgement | 'open' | 'covered';
}

function AskedRow({ item, number, judgement }: AskedRowProps) {
  const text = <CardText text={item} />;
  switch (judgement) {
    case 'known':
      return (
        <Row mark={<Icon of={Check} />} tone="good" say={t('items.knew')}>
          {text}
        </Row>
      );
    case 'missed':
      return (
        <Row mark={<Icon of={X} />} tone="again" say={t('items.missed')}>
          {text}
        </Row>
      );
    case 'open':
      return (
        <Row mark={number} tone="num" say={t('items.didYou')} isOpen>
          {text}
        </Row>
      );
    case 'covered':
      return (
        <li>
          <span className="mk num">{number}</span>
          <span className="cover" />
          <span className="vh">{t('items.covered')}</span>
        </li>
      );
  }
}

interface RowProps {
  readonly mark: ReactNode;
  readonly tone: 'good' | 'again' | 'num';
  readonly say: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

function Row({ mark, tone, say, isOpen = false, children }: RowProps) {
  return (
    <li className={isOpen ? 'penned' : undefined}>
      <span className={`mk ${tone}`}>{mark}</span>
      <span>{children}</span>
      <span className={`say ${tone === 'num' ? 'dim' : tone}`}>{say}</span>
    </li>
  );
}
