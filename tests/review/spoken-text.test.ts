import { expect, it } from 'vitest';
import { toSpokenText } from '../../src/review/spoken-text.ts';

it.each([
  ['What does `kubectl get pods` list?', 'What does kubectl get pods list?'],
  ['EKS is managed ____.', 'EKS is managed blank.'],
  ['Clusters\nServices\n\nTasks', 'Clusters. Services. Tasks'],
  ['One.\nTwo!', 'One. Two!'],
  ['Energy is $E = mc^2$, at rest', 'Energy is formula, at rest'],
  ['It costs $5 and $10', 'It costs $5 and $10'],
  ['**Bold** ![the plan](plan.png) here', 'Bold the plan here'],
  ['![[plan.png]] below', 'below'],
])('%j is read as %j', (text, spoken) => {
  expect(toSpokenText(text, { gap: 'blank', formula: 'formula' })).toBe(spoken);
});
