/** Verbs as study notes use them, with their forms. `nounToo` marks words that are nouns at least as often. */
export type VerbFormName = 'base' | 'third' | 'past' | 'participle' | 'gerund';

export interface VerbForm {
  readonly base: string;
  readonly form: VerbFormName;
  readonly nounToo: boolean;
}

const VERBS =
  'float sag aim abandon absorb accelerate accumulate admire admit advertise advise agitate allege annoy apologise appreciate arouse arrange arrive assemble assist assure attend await beg believe blend bury celebrate circulate collide concentrate condense confess contaminate contradict cope deceive decorate deform degrade depress devalue devour disapprove discuss dislike dismantle disturb earn elaborate elicit embrace emerge encourage ensue entertain err excite explode frustrate gather haunt hate imagine impress inhabit injure intend interfere interrupt kneel laugh listen mend mention murder observe offend overflow persuade polish practise praise prefer pretend prune recognise rehearse remind rob satisfy scatter scrape soak soothe spill spoil squeeze steer stir suck suggest suppose tempt unpack wander warn wash weigh whisper wipe wonder wreck constrict dilate denature erupt extinguish collapse oscillate resonate attenuate recapitulate unmount rebase stash squash revert fork reassemble retransmit outnumber outweigh overlook oversee reckon redeem refrain regain reap commence align attribute ' +
  'suffice invite accompany acknowledge administer alleviate amend amplify applaud apprehend ascend ascertain assert assess attain belittle beget bequeath cater censor cite clarify compel compensate compete compile complain compose comprehend comprise conceal concede conclude confer confine confuse conserve constitute consult convene convey cooperate correlate crave criticise curb dedicate deem default defer defy delete demolish denounce depart depict deprive derive descend deserve deter devise devote differentiate diminish disagree discharge discourage disrupt distract distort dominate dilute elevate embody emphasise encompass endanger endorse endure engage enlarge enrich entitle erode escalate excrete exempt exert exhaust exploit exaggerate expel facilitate fade ferment flourish fluctuate forgive foster frighten fulfil germinate halt hatch heal hydrate illustrate impair impede impose imprison incite incur induce infer inflict inform innervate inquire insist insulate intensify intervene invert irrigate irritate isolate judge justify linger loosen magnify mature mimic misinterpret mobilise motivate mourn nourish oblige obey obstruct obtain omit overcome overtake owe perceive perish plead polarise pollinate portray possess postpone precipitate preclude predominate prevail proclaim prohibit prosecute prosper protest provoke punish quantify radiate ratify reassure recede recite reconcile recruit recur refine refute reinforce relieve renounce repeal repel reproduce resemble resent reside resist restrain resume resurface retract revive rouse sedate seize shape sharpen soften sow stabilise starve subside substitute sue supervise supplement surpass suspect sustain swell symbolise taper terminate thicken thrive tighten tilt titrate transpose uphold urge vaporise vasoconstrict vasodilate vibrate waive weaken wipe withdraw wither withhold witness modulate resolve ascend harmonise ' +
  'travel stay sleep draw buy feel hear fly flee teach seek steal swear wear tear sing sink shake shine shoot stick sweep hang lay forbid grind cling breed bleed bend ' +
  'argue claim insure publish retaliate occupy defend ally betray emigrate immigrate settle colonise explore pioneer borrow repay besiege bombard unify ' +
  'govern inherit marry succeed appoint dismiss resign vanish persuade accuse convict execute imprison liberate emancipate industrialize urbanize educate worship pray preach baptize ' +
  'dance play jump swim sing hunt dig plant harvest cook bake boil count employ fund analyze attempt encapsulate guard visualize characterize shield mitigate anticipate persist prefix suffix tokenize validate accept achieve acquire act activate adapt add adjust adopt affect aggregate agree allocate allow alter announce appear append apply ' +
  'approve arise ask assign associate assume attach attract authenticate authorize avoid balance become begin behave belong bind ' +
  'block boil boost borrow bounce break breathe bring broadcast build bypass calculate call capture carry catch cause cease chain choose ' +
  'clear click clone collect combine come communicate compare compile complete comply compress compute configure confirm conduct ' +
  'connect consider consist consolidate constrain construct consume contain continue contract contribute control convert copy correspond ' +
  'crash create decide declare decode decompose decouple decrease decrypt deduct deduplicate define delay delegate delete deliver demand ' +
  'denote deny depend deploy deprecate derive describe destroy detach detect determine develop die differ diffuse digest direct disable ' +
  'disappear discover discard dissolve distinguish distribute divide do donate double download drive drop duplicate eat elect eliminate ' +
  'emit employ empty enable encode encounter encrypt end enforce enhance ensure enter equal erase escape establish estimate ' +
  'evaluate evict evolve exceed exchange exclude execute exist exit expand expect expire explain export expose express extend extract ' +
  'fail fall feed fetch fight fill find finish fit fix flow follow force forget forward free freeze gain generate get give go ' +
  'govern grant grow guarantee guess handle happen have help hide hold identify ignore implement imply import improve include increase ' +
  'indicate induce infect inherit inhibit initiate inject insert inspect install integrate intercept interact introduce invade invalidate ' +
  'invent invest invoke involve isolate issue join keep kill know label lack launch lead learn leave lend let lie lift lock look ' +
  'lose lower meet maintain make manage mark match mean melt merge migrate minimize modify monitor mount move multiply need negotiate notify ' +
  'obtain occur offer open operate optimize originate outlive overlap override overwrite parse pass pay perform permit persist ' +
  'pick poll possess precede predict prepare prevent print produce prohibit promote propagate protect provide provision ' +
  'prove publish pull purchase push put raise reach react read rebuild receive recommend recover redirect reduce refer reflect refresh ' +
  'refuse register regulate reject relate release rely remain remember remove rename render rent repeat replace replicate represent ' +
  'require reserve reset reside resize resolve respond restart restore restrict resume retain retrieve retry return reuse reveal revoke ' +
  'rise roll rotate run save say scan secrete see select sell send separate serialize serve shift show shrink shut sign simplify ' +
  'sit skip solve speak specify spend spin split spread stand start stop store strengthen submit subscribe suffer suit supply ' +
  'support surround survive suspend swap switch synthesize take talk tell tend terminate think throttle throw tolerate track train ' +
  'transcribe transfer transform translate transmit transport treat trigger trust try turn understand undergo undo uninstall ' +
  'unite unlock update upgrade upload use utilize vaccinate validate vary verify view violate visit wait want warn win work wrap write ' +
  'yield zip live ratify abolish weaken oppose surrender leverage sustain parallelize react synchronize sync bootstrap orchestrate ' +
  'instrument federate ingest crawl archive enqueue dequeue debug annotate setup login offload broaden flatten normalize denormalize ' +
  'rehydrate seed render mutate iterate recurse instantiate allocate free deallocate overload cast declare assert mock refactor deprecate ' +
  'diagnose prescribe stimulate suppress contract relax inhale exhale pump filter metabolize oxidize reduce hydrolyze bind unbind cleave ' +
  'levy subsidize inflate deflate overthrow conquer colonize examine automate troubleshoot deregister disassociate impersonate demote renew prewarm deprovision unwrap rebel negotiate defeat assassinate exile inspire translate preserve retire adhere';

const NOUNISH =
  'reverse place commit buffer prompt rule ' +
  'harm debate damage decline decay contrast appeal arrest award ban breach climb coin compound deposit dispute fear favour narrow orbit quote rot stain stem strain stretch strip tax target trace trail veto void vote warm reign plunder lag exhibit profile reply rescue repair seal experiment ' +
  'approach advance aid blame echo exercise face heat impact notice object pause press promise risk rush sample sound spark stress touch tie twist matter ' +
  'light point fire ring ride bear deal drink slide swing strike attack default campaign sentence crown blow burst retreat revolt hire mask ' +
  'access request cost log load cache backup list state name record report document function process design ' +
  'form model filter search sort tag type time plan output share signal source target project ' +
  'query order group link map mirror route test charge limit cap schedule scale host route ' +
  'snapshot step use test trade check drain audit benefit ' +
  'cross influence label mix force measure range rank review ' +
  'shape transition trap visit answer guide focus ping wake partition cut hit set ' +
  'support read write block build lock release return copy repeat rent demand supply control offer pass work change start end pull push drop delay drive handle increase decrease lift pool print reserve search transport';

const IRREGULAR: Readonly<Record<string, readonly [string, string]>> = {
  buy: ['bought', 'bought'],
  feel: ['felt', 'felt'],
  hear: ['heard', 'heard'],
  draw: ['drew', 'drawn'],
  fly: ['flew', 'flown'],
  flee: ['fled', 'fled'],
  teach: ['taught', 'taught'],
  seek: ['sought', 'sought'],
  strike: ['struck', 'struck'],
  steal: ['stole', 'stolen'],
  swear: ['swore', 'sworn'],
  wear: ['wore', 'worn'],
  tear: ['tore', 'torn'],
  sing: ['sang', 'sung'],
  sink: ['sank', 'sunk'],
  swim: ['swam', 'swum'],
  shake: ['shook', 'shaken'],
  shine: ['shone', 'shone'],
  shoot: ['shot', 'shot'],
  sleep: ['slept', 'slept'],
  slide: ['slid', 'slid'],
  stick: ['stuck', 'stuck'],
  sweep: ['swept', 'swept'],
  swing: ['swung', 'swung'],
  hang: ['hung', 'hung'],
  lay: ['laid', 'laid'],
  light: ['lit', 'lit'],
  ride: ['rode', 'ridden'],
  ring: ['rang', 'rung'],
  forbid: ['forbade', 'forbidden'],
  grind: ['ground', 'ground'],
  deal: ['dealt', 'dealt'],
  dig: ['dug', 'dug'],
  drink: ['drank', 'drunk'],
  cling: ['clung', 'clung'],
  burst: ['burst', 'burst'],
  breed: ['bred', 'bred'],
  bleed: ['bled', 'bled'],
  blow: ['blew', 'blown'],
  bear: ['bore', 'borne'],
  bend: ['bent', 'bent'],
  arise: ['arose', 'arisen'],
  become: ['became', 'become'],
  begin: ['began', 'begun'],
  bind: ['bound', 'bound'],
  break: ['broke', 'broken'],
  bring: ['brought', 'brought'],
  build: ['built', 'built'],
  catch: ['caught', 'caught'],
  choose: ['chose', 'chosen'],
  come: ['came', 'come'],
  cost: ['cost', 'cost'],
  cut: ['cut', 'cut'],
  do: ['did', 'done'],
  drive: ['drove', 'driven'],
  eat: ['ate', 'eaten'],
  fall: ['fell', 'fallen'],
  feed: ['fed', 'fed'],
  fight: ['fought', 'fought'],
  find: ['found', 'found'],
  forget: ['forgot', 'forgotten'],
  freeze: ['froze', 'frozen'],
  get: ['got', 'got'],
  give: ['gave', 'given'],
  go: ['went', 'gone'],
  grow: ['grew', 'grown'],
  have: ['had', 'had'],
  hide: ['hid', 'hidden'],
  hit: ['hit', 'hit'],
  hold: ['held', 'held'],
  keep: ['kept', 'kept'],
  know: ['knew', 'known'],
  lead: ['led', 'led'],
  leave: ['left', 'left'],
  lend: ['lent', 'lent'],
  let: ['let', 'let'],
  lie: ['lay', 'lain'],
  lose: ['lost', 'lost'],
  make: ['made', 'made'],
  mean: ['meant', 'meant'],
  meet: ['met', 'met'],
  override: ['overrode', 'overridden'],
  overwrite: ['overwrote', 'overwritten'],
  pay: ['paid', 'paid'],
  put: ['put', 'put'],
  read: ['read', 'read'],
  rebuild: ['rebuilt', 'rebuilt'],
  reset: ['reset', 'reset'],
  rise: ['rose', 'risen'],
  run: ['ran', 'run'],
  say: ['said', 'said'],
  see: ['saw', 'seen'],
  sell: ['sold', 'sold'],
  send: ['sent', 'sent'],
  set: ['set', 'set'],
  show: ['showed', 'shown'],
  shrink: ['shrank', 'shrunk'],
  shut: ['shut', 'shut'],
  sit: ['sat', 'sat'],
  speak: ['spoke', 'spoken'],
  spend: ['spent', 'spent'],
  spin: ['spun', 'spun'],
  split: ['split', 'split'],
  spread: ['spread', 'spread'],
  stand: ['stood', 'stood'],
  take: ['took', 'taken'],
  tell: ['told', 'told'],
  think: ['thought', 'thought'],
  throw: ['threw', 'thrown'],
  undergo: ['underwent', 'undergone'],
  understand: ['understood', 'understood'],
  undo: ['undid', 'undone'],
  wake: ['woke', 'woken'],
  win: ['won', 'won'],
  write: ['wrote', 'written'],
};

const DOUBLING = new Set([
  ...'stop drop plan ship map tag cap log split run set put get let cut win sit hit shut swap trap skip zip wrap submit permit emit'.split(
    ' ',
  ),
  ...'commit refer occur begin transfer control step spin reset rebut expel compel infer defer prefer'.split(' '),
]);

/** What a person does to a thing: with such a verb and no subject, the reader is meant. */
const PERSON_VERBS = new Set(
  (
    'activate add adjust append assign attach choose click configure connect consider copy create customize define delete deploy disable ' +
    'download enable enter find get give go grant import insert install invoke know launch learn look modify monitor move need open ' +
    'pay pick prepare provide provision publish purchase push pull put remember remove rename rent request reserve restart restore ' +
    'revoke select set setup sign specify start stop submit switch tag tell test think track try tune turn update upgrade upload use verify ' +
    'view visit want write build check schedule combine avoid keep see group implement list leave put think worry try enter'
  ).split(' '),
);

function endsSibilant(base: string): boolean {
  return /(?:s|x|z|ch|sh|o)$/.test(base);
}

/** `run` -> `runs`, `have` -> `has`. */
export function thirdPerson(base: string): string {
  if (base === 'have') return 'has';
  if (base === 'be') return 'is';
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return endsSibilant(base) ? `${base}es` : `${base}s`;
}

/** `run` -> `running`, `make` -> `making`. */
export function gerund(base: string): string {
  if (base === 'be') return 'being';
  if (base === 'lie' || base === 'die' || base === 'tie') return `${base.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(base)) return `${base.slice(0, -1)}ing`;
  if (DOUBLING.has(base)) return `${base}${base.slice(-1)}ing`;
  return `${base}ing`;
}

/** `store` -> `stored`, `write` -> `written`. */
export function pastParticiple(base: string): string {
  const irregular = IRREGULAR[base];
  return irregular ? irregular[1] : regularPast(base);
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  if (DOUBLING.has(base)) return `${base}${base.slice(-1)}ed`;
  return `${base}ed`;
}

function buildForms(): ReadonlyMap<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  const add = (word: string, form: VerbForm): void => {
    if (!forms.has(word)) forms.set(word, form);
  };
  const addAll = (base: string, nounToo: boolean): void => {
    add(base, { base, form: 'base', nounToo });
    add(thirdPerson(base), { base, form: 'third', nounToo });
    add(gerund(base), { base, form: 'gerund', nounToo });
    const irregular = IRREGULAR[base];
    add(irregular ? irregular[1] : regularPast(base), { base, form: 'participle', nounToo: false });
    add(irregular ? irregular[0] : regularPast(base), { base, form: 'past', nounToo: false });
  };
  for (const base of NOUNISH.split(' ')) addAll(base, true);
  for (const base of VERBS.split(' ')) addAll(base, false);
  return forms;
}

const FORMS = buildForms();

/** The verb form a lower-case word can be; null when it is no verb we know. Unknown words in -ize, -ify and -yze are verbs. */
export function findVerbForm(word: string): VerbForm | null {
  return FORMS.get(word) ?? guessVerbForm(word);
}

function guessVerbForm(word: string): VerbForm | null {
  if (word.length < 5 || !'eysdg'.includes(word.charAt(word.length - 1))) return null;
  if (!/(?:iz|is|yz|ys|if)(?:e|y|es|ies|ied|ed|ing|ying)$/.test(word)) return null;
  const match = /^([a-z]{2,}(?:iz|is|yz|ys|if))(e|y|es|ies|ied|ed|ing|ying)$/.exec(word);
  if (!match) return null;
  const [, stem = '', end = ''] = match;
  if (/is$/.test(stem) && !/(?:al|ar|er|or|ion|on|en|an|im|it|et|ic|tm|ym|ys)is$/.test(stem)) return null;
  const isFy = stem.endsWith('if');
  if (isFy !== /y$|^i/.test(end) && !(end === 'ing' && !isFy)) return null;
  const base = isFy ? `${stem}y` : `${stem}e`;
  if (base === 'otherwise' || base === 'likewise') return null;
  const form =
    end === 'e' || end === 'y' ? 'base' : /s$/.test(end) ? 'third' : /g$/.test(end) ? 'gerund' : 'participle';
  return {
    base,
    form,
    nounToo:
      /^(?:exercise|promise|size|prize|noise|rise|enterprise|premise|franchise|expertise|paradise|compromise|surprise|raise)$/.test(
        base,
      ),
  };
}

/** What things do: after "can" or "must" without a subject, the thing above is meant. */
const THING_VERBS = new Set(
  (
    'have be contain include support handle process hold cause lead take cost reach last exist happen occur fail become return trigger receive ' +
    'grow contribute span belong depend affect survive sustain persist expire appear remain stay start end work differ vary consume emit ' +
    'leak host serve provide offer prevent protect detect improve help result mean require exceed achieve act behave interact communicate ' +
    'bind react absorb produce carry form move cross split spread rise fall decrease drop need respond reject accept deliver forward route'
  ).split(' '),
);

/** True for verbs that mean the reader when they stand after a modal without a subject: "can scale them". */
export function isReaderVerb(base: string): boolean {
  return PERSON_VERBS.has(base) || !THING_VERBS.has(base);
}

/** True for verbs of human action: "enable", "create". */
export function isPersonVerb(base: string): boolean {
  return PERSON_VERBS.has(base);
}

/** True for "given", "written": participles that are no past tense. */
export function isOnlyParticiple(word: string): boolean {
  const form = FORMS.get(word);
  const irregular = form ? IRREGULAR[form.base] : undefined;
  return irregular !== undefined && irregular[1] === word && irregular[0] !== word && form?.form === 'participle';
}

/** True for words that can follow "is" in a passive: "stored", "written", "set". Unknown words in -ed count. */
export function isParticiple(word: string): boolean {
  const form = FORMS.get(word);
  if (form) return form.form === 'participle' || IRREGULAR[form.base]?.[1] === word;
  return (
    word.endsWith('ed') &&
    /^[a-z-]*[a-z]{2}ed$/.test(word) &&
    !/(?:eed|need|embed|speed|bed|red|shed|seed|feed)$/.test(word)
  );
}
