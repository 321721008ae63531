import { describe, expect, it } from 'vitest';
import { isAnswerChanged } from '../../src/cards/answer-change.ts';

describe('isAnswerChanged', () => {
  it.each([
    ['A software platform used to deploy apps', 'A software platform used to deploy applications'],
    ['Time in which a mesage stays hidden', 'Time in which a message stays hidden'],
    ['A managed queue', 'A fully managed queue service'],
    ['Buckets\nObjects\nKeys', 'Keys\nBuckets\nObjects'],
    ['5 TB', '5 TB.'],
  ])('is false for other words: "%s", "%s"', (before, after) => {
    expect(isAnswerChanged(before, after)).toBe(false);
  });

  it.each([
    ['5 TB', '50 TB'],
    ['Network storage for EC2', 'Network storage for ECS'],
    ['It is stored in the region', 'It is not stored in the region'],
    ['A group of instances', 'A group of only running instances'],
    ['Inbound traffic', 'Outbound traffic'],
    ['Buckets\nObjects\nKeys', 'Buckets\nObjects'],
    ['Buckets\nObjects', 'Buckets\nObjects\nKeys'],
    ['The daemon calls the client', 'The client calls the daemon'],
    ['A buffer for failed requests', 'A map of user attributes'],
    ['Up to 10 tags', 'Up to 10 tags, 128 characters each'],
  ])('is true for another statement: "%s", "%s"', (before, after) => {
    expect(isAnswerChanged(before, after)).toBe(true);
  });
});
