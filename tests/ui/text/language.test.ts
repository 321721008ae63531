import { expect, test } from 'vitest';
import { findLanguage, findLocales } from '../../../src/ui/text/language.ts';

test('the first wanted language that is there is taken', () => {
  expect(findLanguage(['fr-FR', 'ar-EG', 'en-GB'])).toBe('ar');
  expect(findLanguage(['en-US', 'ar'])).toBe('en');
});

test('a tag that only begins like a language is not taken for it', () => {
  expect(findLanguage(['arn', 'ar'])).toBe('ar');
  expect(findLanguage(['arn'])).toBe('en');
});

test('without a known language it is English', () => {
  expect(findLanguage([])).toBe('en');
  expect(findLanguage(['fr', 'de'])).toBe('en');
});

test('the learner’s own kinds of the language are used for dates and numbers', () => {
  expect(findLocales('ar', ['en-GB', 'ar-MA', 'ar'])).toEqual(['ar-MA', 'ar']);
  expect(findLocales('en', ['ar-EG'])).toEqual(['en-GB']);
  expect(findLocales('ar', ['en-GB'])).toEqual(['ar']);
});
