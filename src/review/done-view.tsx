import { useEffect, useState } from 'react';
import { GOOD, HARD } from '../model/grade.ts';
import { formatNumber, formatTime } from '../ui/format.ts';
import { Page, PartHeading, Thumb } from '../ui/frame.tsx';
import { Row, Rows } from '../ui/row.tsx';
import { t } from '../ui/text/text.ts';
import type { ReviewExtras } from './review-port.ts';
import type { Answer, Session } from './session.ts';

/** The end of a session: what happened, what comes back when, and which lines are worth rereading. */
export function DoneView({ session, extras }: { session: Session; extras: Pick<ReviewExtras, 'readDueTomorrow'> }) {
  const [dueTomorrow, setDueTomorrow] = useState<number | null>(null);
  const { readDueTomorrow } = extras;
  useEffect(() => {
    let isCurrent = true;
    // Without it the table lacks a row; nothing else depends on it.
    readDueTomorrow().then(
      (count) => isCurrent && setDueTomorrow(count),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [readDueTomorrow]);
  const { answers, nextDueAtMillis, queue } = session;
  const recalled = answers.filter((answer) => answer.grade >= HARD).length;
  const missed = missedCards(answers);
  const minutes = Math.max(1, Math.round(answers.reduce((sum, answer) => sum + answer.durationMillis, 0) / 60_000));
  return (
    <>
      <Page>
        <p className="lead" role="status">
          {answers.length > 0 ? t('done.lead') : t('done.nothing')}
        </p>
        <p className="sub">
          {answers.length > 0 ? t('done.summary', { count: answers.length, minutes }) : t('done.nothingDetail')}
        </p>
        {(answers.length > 0 || nextDueAtMillis !== null || dueTomorrow !== null) && (
          <>
            <PartHeading>{answers.length > 0 ? t('done.session') : t('done.next')}</PartHeading>
            <table className="tab">
              <tbody>
                {answers.length > 0 && (
                  <tr>
                    <th scope="row">{t('done.recalled')}</th>
                    <td>
                      {t('done.recalledOf', { recalled: formatNumber(recalled), total: formatNumber(answers.length) })}
                    </td>
                  </tr>
                )}
                {nextDueAtMillis !== null && (
                  <tr>
                    <th scope="row">{t('done.backToday')}</th>
                    <td>{t('done.backTodayFrom', { count: queue.length, time: formatTime(nextDueAtMillis) })}</td>
                  </tr>
                )}
                {dueTomorrow !== null && (
                  <tr>
                    <th scope="row">{t('done.tomorrow')}</th>
                    <td>{t('today.cards', { count: dueTomorrow })}</td>
                  </tr>
                )}
              </tbody>
            </table>
          </>
        )}
        {missed.length > 0 && (
          <>
            <PartHeading>{t('done.missed')}</PartHeading>
            <Rows>
              {missed.map((answer) => (
                <Row
                  key={answer.cardId}
                  stroke={1}
                  isNote
                  title={answer.question}
                  detail={t('note.line', { line: answer.line })}
                  href={`#/notes/${answer.noteId}/${answer.line}`}
                />
              ))}
            </Rows>
          </>
        )}
      </Page>
      <Thumb>
        <a className="btn main" href="#/">
          {t('done.back')}
        </a>
      </Thumb>
    </>
  );
}

/** Cards answered Again and not known since, each once. */
function missedCards(answers: readonly Answer[]): Answer[] {
  const missed = new Map<string, Answer>();
  for (const answer of answers) {
    if (answer.grade < HARD) missed.set(answer.cardId, answer);
    else if (answer.grade >= GOOD) missed.delete(answer.cardId);
  }
  return [...missed.values()];
}
