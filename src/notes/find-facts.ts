import { findClause } from './english/clause.ts';
import { countWords, endsInColon, withoutColon } from './english/words.ts';
import type { Fact } from './fact.ts';
import { findBlockFacts } from './find-block-facts.ts';
import { findListFacts } from './find-list-facts.ts';
import { isAddition, isOpenLeadIn, isPlainDeed, isSubtitle, joinLeadIn, withoutAnnouncement } from './line-shapes.ts';
import { Pattern } from './needs.ts';
import type { LineReason, NoteRemark } from './note-message.ts';
import type { Outline, OutlineNode } from './outline/outline-types.ts';
import { TopicReader } from './outline/topic.ts';
import { preferDefinitions } from './prefer-definitions.ts';
import { readText } from './read-text.ts';
import { findCodePair, findColumnPair, findInlineCommand } from './rules/block-rules.ts';
import { exampleFact, readAlias, readBrackets } from './rules/bracket-rules.ts';
import { readBriefLine } from './rules/brief-rule.ts';
import { findCodeAnswer, findCodeRun, findTypedCommand, isCodeList } from './rules/code-run.ts';
import { isLegend, readLegend } from './rules/dependent-label.ts';
import { findMarkedGaps, findPairMark, findQuestionAnswer } from './rules/explicit-rules.ts';
import { type LineContext, Memory } from './rules/line-context.ts';
import { readCount } from './rules/list-members.ts';
import { findParts } from './rules/list-rules.ts';
import { makeContext } from './rules/make-context.ts';
import { findAnswer, findInlineAnswer } from './rules/question-rules.ts';
import { readRunInHeading } from './rules/run-in-heading.ts';
import { readSentence } from './rules/sentence-pipeline.ts';
import { findFactOfExercise, isChatter, isClickPath, isFactInExercise, stripMeta } from './rules/skip.ts';
import { startsWithVerb } from './rules/steps-rule.ts';

const GOOD_TO_KNOW = new Pattern(
  '^important ^good ^useful ^nice',
  /^(?:important|good|useful|nice) to (?:know|remember) (?:which|what|how|when|where|why|the difference)\b/i,
);
const EXAMPLE = new Pattern(
  '^e ^eg ^ex ^for ^example ^examples',
  /^(?:e\.g\.?,?|eg\.?|ex\.?:?|for example,?|for instance,?|examples?:)\s+(.+)$/i,
);

export interface FoundFacts {
  readonly facts: readonly Fact[];
  /** Why a line has no facts, by its number. */
  readonly reasons: ReadonlyMap<number, LineReason>;
  readonly problems: readonly { readonly line: number; readonly message: NoteRemark }[];
  readonly topics: TopicReader;
}

/** Finds what the lines of an outline state. `isOn` switches rules by name. */
export function findFacts(outline: Outline, isOn: (rule: string) => boolean): FoundFacts {
  return new FactFinder(outline, isOn).run();
}

class FactFinder {
  readonly #outline: Outline;
  readonly #isOn: (rule: string) => boolean;
  readonly #topics = new TopicReader();
  readonly #memory: Memory;
  readonly #facts: Fact[] = [];
  readonly #reasons = new Map<number, LineReason>();
  readonly #problems: { line: number; message: NoteRemark }[] = [];
  /** Lines that a list, a question or steps have taken in already. */
  readonly #inSet = new Set<OutlineNode>();
  /** Lines that are steps of something. */
  readonly #steps = new Set<OutlineNode>();
  readonly #used = new Set<OutlineNode>();

  constructor(outline: Outline, isOn: (rule: string) => boolean) {
    this.#outline = outline;
    this.#isOn = isOn;
    this.#memory = new Memory(readLegend(outline.nodes));
  }

  run(): FoundFacts {
    const { nodes } = this.#outline;
    // What is read for every line anyway is read for all lines at once: code that runs again and again stays near at hand.
    for (const node of nodes) this.#topics.scopeOf(node);
    nodes.forEach((node, index) => {
      const before = this.#facts.length;
      const reason = this.#visit(node, index);
      if (reason && this.#facts.length === before) this.#reasons.set(node.from, reason);
    });
    return {
      facts: preferDefinitions(this.#facts.filter((fact) => this.#isOn(fact.rule))),
      reasons: this.#reasons,
      problems: [...this.#outline.problems, ...this.#problems],
      topics: this.#topics,
    };
  }

  #context(node: OutlineNode): LineContext {
    return makeContext(node, this.#topics, this.#memory);
  }

  #add(facts: readonly Fact[] | Fact | null): boolean {
    if (!facts) return false;
    const list = Array.isArray(facts) ? (facts as readonly Fact[]) : [facts as Fact];
    this.#facts.push(...list);
    return list.length > 0;
  }

  /** Returns why the line makes no card; ignored when it made one. */
  #visit(node: OutlineNode, index: number): LineReason | null {
    if (this.#used.has(node)) return { id: 'answer-above' };
    if (node.marker === 'heading') {
      this.#memory.reset();
      return this.#visitHeading(node, index);
    }
    if (node.zone === 'contents') return this.#visitContents(node);
    if (node.zone === 'about') return { id: 'about-notes' };
    if (node.zone === 'hands-on' && !node.block && !isFactInExercise(node)) return { id: 'exercise-step' };
    if (node.block) {
      const found = findBlockFacts(node.block, this.#outline.nodes, index, this.#topics, this.#context(node));
      this.#add(found.facts);
      return found.reason;
    }
    if (node.zone === 'review') return this.#visitReview(node);
    if (node.isTask) return { id: 'to-tick-off' };
    if (node.callout && /^(?:question|help|faq|todo|warning|caution|bug|quote|cite|attention)$/.test(node.callout))
      return { id: 'marked-box', values: { box: node.callout } };
    if (node.text === '')
      return node.inline.hasImage
        ? { id: 'picture' }
        : node.inline.urls.length > 0
          ? { id: 'web-address' }
          : { id: 'no-words' };
    if (isChatter(node.text)) return { id: 'remark' };
    if (isLegend(node.text)) return { id: 'about-notes' };
    const context = this.#context(node);
    const qa = findQuestionAnswer(node, this.#outline.nodes.slice(index + 1, index + 14), context);
    if (qa) {
      for (const used of qa.used) this.#used.add(used);
      this.#add(qa.facts);
      return { id: 'unanswered' };
    }
    if (this.#add(findPairMark(node.text, context))) return null;
    if (node.marker === 'label' || (node.isLeadIn && node.children.length > 0) || node.children.length > 0)
      this.#visitParent(node, context);
    if (node.marker === 'label') return this.#visitLabel(node, context);
    return this.#visitLine(node, context);
  }

  #visitHeading(node: OutlineNode, index: number): LineReason | null {
    const context = this.#context(node);
    const qa = node.isQuestion
      ? findQuestionAnswer(node, this.#outline.nodes.slice(index + 1, index + 14), context)
      : null;
    if (qa) {
      for (const used of qa.used) this.#used.add(used);
      this.#add(qa.facts);
      return { id: 'heading' };
    }
    if (node.children.length === 0) return { id: 'empty-heading' };
    if (node.level > 1 || node.children.every((child) => child.marker !== 'heading')) this.#visitParent(node, context);
    if (node.zone === 'body') this.#askQuestion(node, context);
    return { id: 'heading' };
  }

  #visitContents(node: OutlineNode): LineReason {
    const reason = { id: 'coming' } as const;
    if (node.marker === 'label') {
      this.#add(findParts(this.#context(node), this.#topics.topicOf(node).phrase));
      return reason;
    }
    const isStatement = countWords(node.text) >= 6 && !/^(?:how to|what|why|intro|overview)\b/i.test(node.text);
    if (isStatement && /^[A-Z]/.test(node.text)) this.#visitLine(node, this.#context(node));
    return reason;
  }

  #visitReview(node: OutlineNode): LineReason {
    const isExact = /\S\s=\s\S/.test(node.text) && !node.isQuestion;
    if (isExact) {
      const start = this.#facts.length;
      this.#visitLine(node, this.#context(node));
      this.#facts.splice(
        start,
        this.#facts.length - start,
        ...this.#facts.slice(start).map((fact) => ({ ...fact, confidence: Math.min(fact.confidence, 0.5) })),
      );
    }
    return { id: 'to-review' };
  }

  /** Lists: a line with lines under it. */
  #visitParent(node: OutlineNode, context: LineContext): void {
    const list = findListFacts(node, context, this.#topics, this.#used);
    this.#add(list.facts);
    for (const line of list.taken) {
      this.#inSet.add(line);
      if (list.isSteps) this.#steps.add(line);
    }
    if (list.problem) this.#problems.push({ line: node.from, message: list.problem });
  }

  #visitLabel(node: OutlineNode, context: LineContext): LineReason | null {
    if (node.isQuestion) {
      this.#askQuestion(node, context);
      this.#add(readBrackets(node.text.replace(/\?$/, ''), context).facts.filter((fact) => fact.kind === 'expansion'));
      return node.children.length === 0 ? { id: 'unanswered' } : { id: 'question' };
    }
    if (isSubtitle(node)) return { id: 'about-notes' };
    const text = withoutColon(node.text);
    const brackets = readBrackets(text, context);
    this.#add(brackets.facts);
    const clause = findClause(brackets.text);
    const isStatement =
      clause !== null && clause.subject !== '' && clause.rest !== '' && clause.front === '' && !endsInColon(node.text);
    if (isStatement) this.#readText(brackets.text, context);
    else if (/\s(?:=|→)\s|^[^:=]{2,40}:\s+\S+, \S/.test(brackets.text)) this.#readText(brackets.text, context);
    return { id: 'label' };
  }

  #askQuestion(node: OutlineNode, context: LineContext): void {
    const topic = this.#topics.topicOf(node);
    if (topic.versus) {
      const [first] = node.children;
      const namesBoth =
        first !== undefined &&
        first.marker === 'plain' &&
        !first.block &&
        topic.versus.every((side) => first.text.includes(side));
      if (namesBoth && node.isQuestion) this.#add(findAnswer(context, (child) => child.text));
      return;
    }
    if (topic.task || /^section\b/i.test(node.text)) return;
    if (!node.isQuestion && !/^(?:what|why|when|where|which|who|how)\s+\S+\s+\S+/i.test(node.text)) return;
    const facts = findAnswer(
      context,
      (child) => readBrackets(child.text, { ...this.#context(child), memory: new Memory() }).text,
    );
    this.#add(facts);
    for (const fact of facts)
      if (fact.to > node.to && fact.kind !== 'explicit') for (const child of node.children) this.#inSet.add(child);
    const [answer] = node.children;
    const isBare =
      answer !== undefined && countWords(answer.text) <= 6 && !findClause(answer.text) && !/[=→:(]/.test(answer.text);
    if (isBare && facts.some((fact) => fact.kind === 'explicit')) this.#used.add(answer);
  }

  #visitLine(node: OutlineNode, context: LineContext): LineReason | null {
    const brief = this.#isOn('case-brief') ? readBriefLine(context) : null;
    if (brief) {
      this.#add(brief.facts);
      if (brief.text !== '') this.#readText(brief.text, context);
      return { id: 'brief-question' };
    }
    const meta = stripMeta(node.text);
    if (countWords(meta.text) < 2 && !meta.text.includes('='))
      return this.#inSet.has(node) ? { id: 'list-above' } : { id: 'bare-name' };
    let text = withoutColon(meta.text).trim();
    if (node.zone === 'hands-on') text = findFactOfExercise(text) ?? text;
    const counted = endsInColon(meta.text) ? readCount(text) : null;
    if (counted && /,\s*$/.test(text.slice(0, counted.before.length + 2)) && findClause(counted.before))
      text = counted.before;
    const announced = endsInColon(meta.text) ? withoutAnnouncement(text) : text;
    const isAnnounced = announced !== text;
    text = announced;
    if (GOOD_TO_KNOW.test(text)) return { id: 'remark' };
    const example = EXAMPLE.exec(text);
    if (example && !/→.*\d/.test(text)) {
      const of = this.#topics.scopeOf(node).phrase;
      if (of) this.#add(exampleFact(example[1] ?? '', of, context));
      return { id: 'example' };
    }
    if (this.#add(findMarkedGaps(text, context))) return null;
    if (isCodeList(text, context)) return { id: this.#inSet.has(node) ? 'list-above' : 'bare-name' };
    const command =
      findCodeRun(text, context) ??
      findCodeAnswer(text, context) ??
      findTypedCommand(text, context) ??
      findInlineCommand(text, context) ??
      findColumnPair(context) ??
      findCodePair(text, context);
    if (this.#add(command)) return null;
    const alias = readAlias(text, context);
    this.#add(alias.facts);
    const brackets = readBrackets(alias.text, context);
    this.#add(brackets.facts);
    text = brackets.text;
    const inline = findInlineAnswer(text, context);
    if (inline) {
      this.#add(inline);
      return { id: 'yes-no' };
    }
    const asked = node.isQuestion ? /^(.{6,}?)[,:]\s+((?:how|what|why|when|where|which)\s.+\?)$/i.exec(text) : null;
    if (asked && findClause(asked[1] ?? '')) {
      this.#readText(asked[1] ?? '', context);
      this.#askQuestion({ ...node, text: asked[2] ?? '' }, { ...context, node: { ...node, text: asked[2] ?? '' } });
      return { id: 'unanswered' };
    }
    if (node.isQuestion) {
      if (node.children.length > 0 && !node.children.every((child) => child.isQuestion))
        this.#askQuestion(node, context);
      return { id: 'unanswered' };
    }
    if (node.children.length > 0 && endsInColon(node.text) && !isAnnounced && isOpenLeadIn(text))
      return { id: 'lead-in' };
    const isStep = this.#steps.has(node) || (this.#inSet.has(node) && this.#topics.scopeOf(node).task !== null);
    if (isStep && startsWithVerb(text)) return this.#visitStep(text, context);
    if (this.#inSet.has(node) && (isPlainDeed(text) || /\s(?:if|when):$/i.test(node.parent?.text ?? '')))
      return { id: 'list-above' };
    return this.#readText(this.#inSet.has(node) ? text : joinLeadIn(node, text), context);
  }

  /** A step is asked by its place; only a purpose or a definition in it is a fact of its own. */
  #visitStep(text: string, context: LineContext): LineReason | null {
    for (const sentence of text.split(/\s*→\s*/)) {
      const deed = findClause(sentence);
      const isYours = deed !== null && deed.subject === '' && deed.front === '' && deed.verb === deed.base;
      const facts = readSentence(isYours ? `you ${sentence}` : sentence, context, this.#isOn) ?? [];
      this.#add(
        facts.filter(
          (fact) => fact.kind === 'reason' || fact.kind === 'definition' || fact.rule === 'x-for-y' || isAddition(fact),
        ),
      );
    }
    return { id: 'step' };
  }

  #readText(text: string, context: LineContext): LineReason | null {
    const runIn = readRunInHeading(text, context);
    if (runIn) {
      const isFound = this.#add(runIn.facts);
      const reason = runIn.text === '' ? null : this.#readText(runIn.text, runIn.context);
      return isFound ? null : reason;
    }
    if (/→/.test(text) && isClickPath(text.split(/\s*→\s*/))) return { id: 'menus' };
    const read = readText(text, context, this.#isOn);
    const isMember = this.#inSet.has(context.node) && countWords(text) <= 2;
    if (this.#add(isMember ? read.facts.filter((fact) => fact.rule !== 'fragment') : read.facts)) return null;
    if (this.#inSet.has(context.node)) return { id: 'list-above' };
    return read.isKnown ? { id: 'no-subject' } : { id: 'fragment' };
  }
}
