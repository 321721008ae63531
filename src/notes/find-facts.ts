import { writeSentence } from './ask/sentence.ts';
import { findClause } from './english/clause.ts';
import { capitalise, decapitalise, lowerTerm } from './english/noun-phrase.ts';
import type { Fact } from './fact.ts';
import { normaliseTerm } from './normalise-term.ts';
import type { Outline, OutlineNode } from './outline/outline-types.ts';
import { readTopic, TopicReader } from './outline/topic.ts';
import {
  findCodePair,
  findColumnPair,
  findCommandFacts,
  findFormula,
  findFormulaLine,
  findInlineCommand,
  findTableFacts,
} from './rules/block-rules.ts';
import { exampleFact, readAlias, readBrackets } from './rules/bracket-rules.ts';
import { findDetails, findMarkedGaps, findPairMark, findQuestionAnswer } from './rules/explicit-rules.ts';
import { type LineContext, Memory } from './rules/line-context.ts';
import {
  findMnemonic,
  findParts,
  findQualities,
  findSet,
  findSteps,
  isNameList,
  itemHead,
  readCount,
  readMembers,
  startsWithVerb,
} from './rules/list-rules.ts';
import { findAnswer, findInlineAnswer } from './rules/question-rules.ts';
import { completeCondition } from './rules/reason-rules.ts';
import { readSentence } from './rules/sentence-pipeline.ts';
import { findFactOfExercise, isChatter, isClickPath, isCourseTalk, isFactInExercise, stripMeta } from './rules/skip.ts';
import { splitSentences } from './rules/split-sentences.ts';

export interface FoundFacts {
  readonly facts: readonly Fact[];
  /** Why a line has no facts, by its number. */
  readonly reasons: ReadonlyMap<number, string>;
  readonly problems: readonly { readonly line: number; readonly message: string }[];
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
  readonly #memory = new Memory();
  readonly #facts: Fact[] = [];
  readonly #reasons = new Map<number, string>();
  readonly #problems: { line: number; message: string }[] = [];
  /** Lines that a list, a question or steps have taken in already. */
  readonly #inSet = new Set<OutlineNode>();
  readonly #used = new Set<OutlineNode>();

  constructor(outline: Outline, isOn: (rule: string) => boolean) {
    this.#outline = outline;
    this.#isOn = isOn;
  }

  run(): FoundFacts {
    const { nodes } = this.#outline;
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
    const scope = this.#topics.scopeOf(node);
    const bold = node.inline.bold.filter((span) => span.split(' ').length <= 6 && span.length < node.text.length);
    const quoted = node.text.match(/\ue022[^\ue022]{2,40}\ue022/g) ?? [];
    const targets = [...node.inline.highlights, ...bold, ...node.inline.code, ...quoted]
      .map((span) => span.replace(/[:.,]$/, ''))
      .filter((span) => node.text.includes(span));
    const isWholeBold = node.inline.bold.some((span) => span.split(' ').length > 6);
    const isStrong =
      isWholeBold || /\b(?:MUST|NEVER|ALWAYS|IMPORTANT|ONLY)\b/.test(node.raw) || stripMeta(node.text).isMarked;
    return {
      node,
      scope,
      memory: this.#memory,
      from: node.from,
      to: node.to,
      priority: isStrong ? 1 : /^(?:btw|by the way|fun fact|side note|fyi)\b/i.test(node.text) ? -1 : 0,
      targets,
      leadTerm: targets.find((target) => node.text.startsWith(target)) ?? null,
      lead: this.#leadOf(node),
    };
  }

  /** "If you have a server": the condition a line stands under. */
  #leadOf(node: OutlineNode): string | null {
    const parent = node.parent;
    if (!parent || parent.marker === 'heading' || !/[:：]$/.test(parent.text)) return null;
    const condition =
      /^(?:(?:this |that |it |which )?means (?:that )?)?((?:if|when|whenever|once|unless|in case|to)\s.+?)\s*[:：]$/i.exec(
        parent.text,
      );
    if (!condition) return null;
    const text = condition[1] ?? '';
    if (/^when to\b/i.test(text)) return null;
    const parentContext: LineContext = { ...this.#context(parent), lead: null };
    return capitalise(/^to\s/i.test(text) ? text : completeCondition(text, parentContext));
  }

  #add(facts: readonly Fact[] | Fact | null): boolean {
    if (!facts) return false;
    const list = Array.isArray(facts) ? (facts as readonly Fact[]) : [facts as Fact];
    this.#facts.push(...list);
    return list.length > 0;
  }

  /** Returns why the line makes no card; ignored when it made one. */
  #visit(node: OutlineNode, index: number): string | null {
    if (this.#used.has(node)) return 'part of the answer above';
    if (node.marker === 'heading') {
      this.#memory.reset();
      return this.#visitHeading(node, index);
    }
    if (node.zone === 'contents') return this.#visitContents(node);
    if (node.zone === 'about') return 'about the notes, not about the subject';
    if (node.zone === 'hands-on' && !node.block && !isFactInExercise(node)) return 'a step of an exercise';
    if (node.block) return this.#visitBlock(node, index);
    if (node.zone === 'review') return this.#visitReview(node);
    if (node.isTask) return 'a topic to tick off';
    if (node.callout && /^(?:question|help|faq|todo|warning|caution|bug|quote|cite|attention)$/.test(node.callout))
      return `a "${node.callout}" box`;
    if (node.text === '')
      return node.inline.hasImage ? 'a picture' : node.inline.urls.length > 0 ? 'only a web address' : 'no words';
    if (isChatter(node.text)) return 'a remark, no knowledge';
    const context = this.#context(node);
    const qa = findQuestionAnswer(node, this.#outline.nodes.slice(index + 1, index + 14), context);
    if (qa) {
      for (const used of qa.used) this.#used.add(used);
      this.#add(qa.facts);
      return 'a question without an answer';
    }
    if (this.#add(findPairMark(node.text, context))) return null;
    if (node.marker === 'label' || (node.isLeadIn && node.children.length > 0) || node.children.length > 0)
      this.#visitParent(node, context);
    if (node.marker === 'label') return this.#visitLabel(node, context);
    return this.#visitLine(node, context);
  }

  #visitHeading(node: OutlineNode, index: number): string | null {
    const context = this.#context(node);
    const qa = node.isQuestion
      ? findQuestionAnswer(node, this.#outline.nodes.slice(index + 1, index + 14), context)
      : null;
    if (qa) {
      for (const used of qa.used) this.#used.add(used);
      this.#add(qa.facts);
      return 'a heading';
    }
    if (node.children.length === 0) return 'a heading with nothing under it';
    if (node.level > 1 || node.children.every((child) => child.marker !== 'heading')) this.#visitParent(node, context);
    if (node.zone === 'body') this.#askQuestion(node, context);
    return 'a heading';
  }

  #visitContents(node: OutlineNode): string {
    const reason = 'names what is coming';
    if (node.marker === 'label') {
      this.#add(findParts(this.#context(node), this.#topics.topicOf(node).phrase));
      return reason;
    }
    const isStatement = node.text.split(' ').length >= 6 && !/^(?:how to|what|why|intro|overview)\b/i.test(node.text);
    if (isStatement && /^[A-Z]/.test(node.text)) this.#visitLine(node, this.#context(node));
    return reason;
  }

  #visitReview(node: OutlineNode): string {
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
    return 'in the list of things to review';
  }

  #visitBlock(node: OutlineNode, index: number): string | null {
    const context = this.#context(node);
    const block = node.block;
    if (!block) return null;
    if (block.kind === 'table') {
      this.#add(findTableFacts(block, context));
      return 'a table without rows that can be asked';
    }
    if (block.kind === 'details') {
      this.#add(findDetails(block, context));
      return 'a folded text without question and answer';
    }
    if (block.kind === 'math') {
      const above = this.#outline.nodes[index - 1];
      const isName = above !== undefined && above.marker !== 'heading' && (above.isLeadIn || /[,:]$/.test(above.text));
      const label = isName ? (this.#topics.topicOf(above).phrase ?? readTopic(above.text).phrase) : null;
      this.#add(findFormula(block, label, context));
      return 'a formula without a name';
    }
    const above = this.#outline.nodes[index - 1] ?? null;
    const below = this.#outline.nodes[index + 1] ?? null;
    this.#add(
      findCommandFacts(
        block,
        above && above.marker !== 'heading' ? above : null,
        below && !below.afterBlank ? below : null,
        context,
      ),
    );
    return 'code without a line that says what it does, or too long to learn by heart';
  }

  /** Lists: a line with lines under it. */
  #visitParent(node: OutlineNode, context: LineContext): void {
    const topic = this.#topics.topicOf(node);
    if (node.isQuestion || topic.versus) return;
    const lines = firstRun(
      node.children.filter(
        (child) =>
          !child.block &&
          child.marker !== 'heading' &&
          child.marker !== 'label' &&
          child.zone === 'body' &&
          !this.#used.has(child),
      ),
    );
    if (lines.length < 2) return;
    const mnemonic = findMnemonic(context);
    if (mnemonic) {
      this.#add(mnemonic);
      for (const line of lines) this.#inSet.add(line);
      return;
    }
    const steps = findSteps(context, topic.task ?? null);
    if (steps) {
      this.#add(steps);
      for (const line of lines) this.#inSet.add(line);
      return;
    }
    const counted = readCount(node.text);
    const members = readMembers(lines);
    if (
      counted &&
      /[:：]$/.test(node.text) &&
      counted.count !== members.items.length &&
      !members.isOpen &&
      lines.every((line) => line.marker === '1' || line.marker === '*')
    ) {
      this.#problems.push({
        line: node.from,
        message: `This line announces ${counted.count} ${counted.noun}, but ${members.items.length} are listed below it.`,
      });
    }
    const isHeading = node.marker === 'heading';
    const isPlainParent = isHeading || (!node.isLeadIn && !topic.aspect);
    const isAnnounced = /[:：]$/.test(node.text) || topic.aspect !== null || counted !== null;
    const names =
      isAnnounced && !isHeading
        ? { ...node, children: lines }
        : { ...node, children: lines.filter((line) => isBareFragment(line)) };
    if (isPlainParent && !isAnnounced && (names.children.length < 2 || !isNameList(names.children))) return;
    const below = this.#topics.scopeOf(lines[0] ?? node);
    const phrase =
      topic.phrase && below.phrase?.toLowerCase().endsWith(topic.phrase.toLowerCase()) ? below.phrase : topic.phrase;
    const set = findSet({ ...context, node: names }, { phrase, aspect: topic.aspect });
    if (set) {
      this.#add(set);
      for (const line of names.children) this.#inSet.add(line);
      this.#add(findQualities(context));
    }
  }

  #visitLabel(node: OutlineNode, context: LineContext): string | null {
    if (node.isQuestion) {
      this.#askQuestion(node, context);
      this.#add(readBrackets(node.text.replace(/\?$/, ''), context).facts.filter((fact) => fact.kind === 'expansion'));
      return node.children.length === 0 ? 'a question without an answer' : 'a question';
    }
    const text = node.text.replace(/[:：]$/, '');
    const brackets = readBrackets(text, context);
    this.#add(brackets.facts);
    const clause = findClause(brackets.text);
    const isStatement =
      clause !== null &&
      clause.subject !== '' &&
      clause.rest !== '' &&
      clause.front === '' &&
      !/[:：]$/.test(node.text);
    if (isStatement) this.#readText(brackets.text, context);
    else if (/\s(?:=|→)\s/.test(brackets.text)) this.#readText(brackets.text, context);
    return 'a label for the lines below';
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
  }

  #visitLine(node: OutlineNode, context: LineContext): string | null {
    const meta = stripMeta(node.text);
    if (meta.text.split(' ').length < 2 && !meta.text.includes('='))
      return this.#inSet.has(node) ? 'part of the list above' : 'a bare name';
    let text = meta.text.replace(/[:：]$/, '').trim();
    if (node.zone === 'hands-on') text = findFactOfExercise(text) ?? text;
    const counted = /[:：]$/.test(meta.text) ? readCount(text) : null;
    if (counted && /,\s*$/.test(text.slice(0, counted.before.length + 2)) && findClause(counted.before))
      text = counted.before;
    if (
      /^(?:important|good|useful|nice) to (?:know|remember) (?:which|what|how|when|where|why|the difference)\b/i.test(
        text,
      )
    )
      return 'a remark, no knowledge';
    const example = /^(?:e\.g\.?,?|eg\.?|ex\.?:?|for example,?|for instance,?|examples?:)\s+(.+)$/i.exec(text);
    if (example && !/→.*\d/.test(text)) {
      const of = this.#topics.scopeOf(node).phrase;
      if (of) this.#add(exampleFact(example[1] ?? '', of, context));
      return 'an example';
    }
    if (this.#add(findMarkedGaps(text, context))) return null;
    const command = findInlineCommand(text, context) ?? findColumnPair(context) ?? findCodePair(text, context);
    if (this.#add(command)) return null;
    const alias = readAlias(text, context);
    this.#add(alias.facts);
    const brackets = readBrackets(alias.text, context);
    this.#add(brackets.facts);
    text = brackets.text;
    const inline = findInlineAnswer(text, context);
    if (inline) {
      this.#add(inline);
      return 'a yes-or-no question';
    }
    const asked = node.isQuestion ? /^(.{6,}?),\s+((?:how|what|why|when|where|which)\s.+\?)$/i.exec(text) : null;
    if (asked && findClause(asked[1] ?? '')) {
      this.#readText(asked[1] ?? '', context);
      this.#askQuestion({ ...node, text: asked[2] ?? '' }, { ...context, node: { ...node, text: asked[2] ?? '' } });
      return 'a question without an answer';
    }
    if (node.isQuestion) {
      if (node.children.length > 0 && !node.children.every((child) => child.isQuestion))
        this.#askQuestion(node, context);
      return 'a question without an answer';
    }
    if (node.children.length > 0 && /[:：]$/.test(node.text) && this.#isOpenLeadIn(text))
      return 'a lead-in for the lines below';
    if (this.#inSet.has(node) && this.#topics.scopeOf(node).task && startsWithVerb(text))
      return this.#visitStep(text, context);
    if (this.#inSet.has(node) && isPlainDeed(text)) return 'part of the list above';
    return this.#readText(this.#withLeadIn(node, text), context);
  }

  /** A step is asked by its place; only a purpose or a definition in it is a fact of its own. */
  #visitStep(text: string, context: LineContext): string | null {
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
    return 'a step, asked with its neighbours';
  }

  #isOpenLeadIn(text: string): boolean {
    const clause = findClause(text);
    if (!clause) return true;
    return (
      clause.rest === '' ||
      /\b(?:to|on|with|for|by|from|in|of|at|as|is|are|that|if|when|including|like)$/i.test(text) ||
      /^(?:if|when|because|means|to)\b/i.test(text)
    );
  }

  /** A line below an open lead-in that made no list: both together are the sentence. */
  #withLeadIn(node: OutlineNode, text: string): string {
    const parent = node.parent;
    if (!parent || this.#inSet.has(node) || parent.marker === 'heading' || !/[:：]$/.test(parent.text)) return text;
    const lead = parent.text.replace(/[:：]$/, '').trim();
    const clause = findClause(lead);
    if (
      !clause ||
      !/\b(?:to|on|with|for|by|from|in|of|at|as)$|^\S+ (?:supports?|allows?|needs?|requires?|provides?|includes?)$/i.test(
        lead,
      )
    )
      return text;
    if (/\bto$/i.test(lead) !== startsWithVerb(`${text} x`)) return text;
    if (findClause(text)?.subject) return text;
    return `${lead} ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  }

  #readText(text: string, context: LineContext): string | null {
    if (/→/.test(text) && isClickPath(text.split(/\s*→\s*/))) return 'a way through menus';
    let known = false;
    let sawFacts = false;
    let term: string | null = null;
    for (const part of splitSentences(text)) {
      if (isCourseTalk(part)) continue;
      const { text: sentence, example } = splitExampleTail(part);
      const facts = readSentence(
        sentence,
        term ? { ...context, scope: { ...context.scope, phrase: term } } : context,
        this.#isOn,
      );
      const defined = facts?.find((fact) => fact.kind === 'definition');
      if (defined?.kind === 'definition') term = lowerTerm(defined.term);
      if (facts === null) {
        if (this.#isOn('formula') && this.#add(findFormulaLine(sentence, context))) sawFacts = true;
        continue;
      }
      known = true;
      if (this.#add(facts)) sawFacts = true;
      if (example) this.#addExample(sentence, example);
    }
    if (sawFacts) return null;
    if (this.#inSet.has(context.node)) return 'part of the list above';
    return known ? 'its subject could not be named' : 'a fragment that does not stand alone';
  }

  #addExample(sentence: string, example: string): void {
    const last = this.#facts[this.#facts.length - 1];
    if (!last) return;
    if (last.kind === 'statement') {
      const lead = last.lead ? `${last.lead.charAt(0).toLowerCase()}${last.lead.slice(1)}, ` : '';
      const of = `this: ${lead}${decapitalise(writeSentence(last.clause))}`;
      this.#facts.push({ ...last, kind: 'example', rule: 'bracket-example', confidence: 0.6, of, example });
      return;
    }
    const of = /(?:a |an |the |multiple |many |several |different )?((?:[\p{L}\d-]+\s){0,2}[\p{L}\d-]+)$/u.exec(
      sentence,
    )?.[1];
    if (!of) return;
    this.#facts.push({
      ...last,
      kind: 'example',
      rule: 'bracket-example',
      confidence: 0.6,
      of: lowerTerm(of),
      example,
    });
  }
}

/** "What is X?" as a heading, and "X = ..." below it, are one fact: the definition asks it both ways. */
function preferDefinitions(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => {
    if (fact.kind !== 'explicit' || fact.rule !== 'question-line') return true;
    const asked = /^what (?:is|are) (?:an? |the )?(.+?)\?$/i.exec(fact.question)?.[1];
    if (asked === undefined) return true;
    const term = normaliseTerm(asked);
    return !facts.some(
      (other) =>
        other.kind === 'definition' &&
        other.from >= fact.from &&
        other.from <= fact.to &&
        normaliseTerm(other.term) === term,
    );
  });
}

/** The lines of one kind that a list starts with: dashes after stars are a new thought. */
function firstRun(lines: readonly OutlineNode[]): readonly OutlineNode[] {
  const [first] = lines;
  if (!first || first.marker === 'plain') return lines;
  const end = lines.findIndex((line) => line.marker !== first.marker);
  return end < 2 ? lines : lines.slice(0, end);
}

/** "can also pull them": what else can be done. */
function isAddition(fact: Fact): boolean {
  return fact.kind === 'statement' && /\balso\b/i.test(fact.clause.adverb) && fact.clause.auxiliary === 'can';
}

/** An instruction without number, purpose or arrow: in a list it is asked with its neighbours only. */
function isPlainDeed(text: string): boolean {
  const clause = findClause(text);
  return (
    clause !== null &&
    clause.subject === '' &&
    clause.front === '' &&
    clause.shape === 'verb' &&
    clause.verb === clause.base &&
    !/\d|→|\bto [a-z]+\b|\b(?:because|never|must)\b/i.test(text)
  );
}

/** Bare words under a heading that are no definitions. */
function isBareFragment(line: OutlineNode): boolean {
  const head = itemHead(line.text);
  return (
    head.length === line.text.replace(/[.,;\s]+$/, '').length &&
    head.split(' ').length <= 8 &&
    findClause(head) === null &&
    !/[?=→]/.test(line.text)
  );
}

/** ", one with a, one with b" and ", e.g. a, b": the examples at the end of a sentence. */
function splitExampleTail(text: string): { text: string; example: string | null } {
  const ones = /^(.{10,}?),\s+(one\s.+,\s+one\s.+)$/i.exec(text);
  if (ones) return { text: ones[1] ?? text, example: ones[2] ?? null };
  const eg = /^(.{10,}?)[,:]?\s+(?:e\.g\.,?|eg\.?|for example,?|for instance,?|ex:)\s+([^,].*)$/i.exec(text);
  if (eg && !/^(?:if|when|to|because)\b/i.test(text))
    return { text: (eg[1] ?? text).replace(/[-–—,:]\s*$/, ''), example: (eg[2] ?? '').replace(/,?\s*etc\.?$/i, '') };
  return { text, example: null };
}
