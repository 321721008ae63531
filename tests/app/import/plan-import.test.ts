import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { createImportDesk } from './import-desk.ts';

const path = 'aws/queues.md';
const text = '# Queues\n\n**SQS** = managed message queue for decoupling services\n';
const other = '# Topics\n\n**SNS** = managed service that sends messages to many subscribers\n';

test('a new note brings its cards, and the same text again brings nothing', async () => {
  const desk = await createImportDesk();
  const first = await desk.plan({ [path]: text });
  expect(first.notes).toEqual([{ path, linesBefore: null, lines: 4 }]);
  expect(first.write.cards.length).toBeGreaterThan(0);
  await desk.save(first);
  const again = await desk.plan({ [path]: text });
  expect(again.write).toEqual({ notes: [], cards: [], images: [] });
  expect(again.notes).toEqual([]);
});

test('a file chosen without its folder is a new version of the note with that name, and its cards keep their ids', async () => {
  const desk = await createImportDesk();
  await desk.take({ [path]: text });
  const before = (await desk.store.readAllCards()).map((card) => card.id);
  const second = await desk.plan({ 'queues.md': text.replace('managed message queue', 'managed mesage queue') });
  expect(second.notes.map((note) => note.path)).toEqual([path]);
  expect(second.changes.filter((change) => change.kind === 'new' || change.kind === 'gone')).toEqual([]);
  expect(new Set(second.changes.map((change) => change.card.id))).toEqual(new Set(before));
});

test('adding one note leaves the cards of the others alone', async () => {
  const desk = await createImportDesk();
  await desk.take({ [path]: text });
  const second = await desk.plan({ 'topics.md': other });
  expect(second.write.notes.map((note) => note.path)).toEqual(['topics.md']);
  expect(second.write.cards.length).toBeGreaterThan(0);
  expect(second.write.cards.every((card) => card.source.path === 'topics.md')).toBe(true);
});

test('of the pictures only those come along that a note names; a missing one is named with its line', async () => {
  const desk = await createImportDesk();
  const plan = await desk.plan({
    'aws/s3.md': '# S3\n\n![a bucket](img/bucket.png)\n![[gone.png]]\n',
    'aws/img/bucket.png': strToU8('picture') as Uint8Array<ArrayBuffer>,
    'aws/img/holiday.jpg': strToU8('beach') as Uint8Array<ArrayBuffer>,
  });
  expect(plan.write.images).toEqual([{ path: 'aws/img/bucket.png', type: 'image/png', bytes: strToU8('picture') }]);
  expect(plan.missingImages).toEqual([{ path: 'aws/s3.md', line: 4, reference: 'gone.png' }]);
});

test('a picture that comes later finds its note', async () => {
  const desk = await createImportDesk();
  await desk.take({ 'aws/s3.md': '# S3\n\n![a bucket](img/bucket.png)\n' });
  const plan = await desk.plan({ 'bucket.png': strToU8('picture') as Uint8Array<ArrayBuffer> });
  expect(plan.notes).toEqual([]);
  expect(plan.write.images?.map((image) => image.path)).toEqual(['bucket.png']);
  expect(await desk.save(plan)).toBe(null);
  expect(await desk.store.readImage('bucket.png')).toMatchObject({
    path: 'bucket.png',
    type: 'image/png',
    bytes: strToU8('picture'),
  });
});

test('a note with a line that is too long to be one says which line, and its other lines make cards', async () => {
  const desk = await createImportDesk();
  const plan = await desk.plan({ [path]: `${text}\n${'x'.repeat(6000)}\n` });
  expect(plan.problems.map(({ path: where, line }) => [where, line])).toEqual([[path, 5]]);
  expect(plan.write.cards.length).toBeGreaterThan(0);
});

test('a note of 10,000 lines comes in whole', async () => {
  const desk = await createImportDesk();
  const lines = Array.from({ length: 10_000 }, (_, i) =>
    i % 50 === 0 ? `**Part${i}** = piece number ${i} of the machine` : i % 2 === 0 ? '' : `and then, so on, ${i}`,
  );
  const plan = await desk.plan({ 'large.md': lines.join('\n') });
  expect(plan.notes).toEqual([{ path: 'large.md', linesBefore: null, lines: 10_000 }]);
  expect(plan.write.cards.length).toBeGreaterThan(190);
});
