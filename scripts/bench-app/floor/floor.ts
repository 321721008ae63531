import { type CardInput, fsrs, type Grade } from 'ts-fsrs';

/**
 * The floor: the least a page can do for a review. No framework, one IndexedDB transaction a grade, awaited, and the next card
 * after it. Recollect is measured as a multiple of it.
 */
interface FloorCard extends CardInput {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
  readonly dueMillis: number;
}

const scheduler = fsrs({ enable_fuzz: false });
const database = await openDatabase();
let queue: FloorCard[] = [];
let current: FloorCard | undefined;

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('floor', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('cards', { keyPath: 'id' }).createIndex('dueMillis', 'dueMillis');
      request.result.createObjectStore('log', { autoIncrement: true }).createIndex('cardId', 'cardId');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function refill(): Promise<void> {
  return new Promise((resolve, reject) => {
    const due = database.transaction('cards').objectStore('cards').index('dueMillis');
    const request = due.getAll(IDBKeyRange.upperBound(Date.now()), 60);
    request.onsuccess = () => {
      queue = (request.result as FloorCard[]).filter((card) => card.id !== current?.id);
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no ${id}`);
  return element;
}

function showNext(): void {
  current = queue.shift();
  find('question').textContent = current?.question ?? 'Done';
  find('answer').textContent = current?.answer ?? '';
  for (const id of ['answer', 'grade-row']) find(id).hidden = true;
  find('show-row').hidden = current === undefined;
  if (queue.length < 5 && current !== undefined) setTimeout(() => void refill(), 50);
}

function grade(value: Grade): void {
  if (current === undefined) return;
  const { card, log } = scheduler.next(current, new Date(), value);
  const transaction = database.transaction(['cards', 'log'], 'readwrite', { durability: 'strict' });
  transaction.objectStore('cards').put({ ...current, ...card, dueMillis: card.due.getTime() });
  transaction.objectStore('log').add({ cardId: current.id, grade: value, atMillis: log.review.getTime() });
  transaction.oncomplete = showNext;
}

find('show').onclick = () => {
  for (const id of ['answer', 'grade-row']) find(id).hidden = false;
  find('show-row').hidden = true;
};
find('grade-row').onclick = (event) => {
  const pressed = Number((event.target as HTMLElement).dataset['grade']);
  if (pressed >= 1 && pressed <= 4) grade(pressed as Grade);
};

await refill();
showNext();
setTimeout(() => void navigator.serviceWorker.register('./worker.js'), 0);
