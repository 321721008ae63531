/** Verbs as study notes use them, with their forms. `nounToo` marks words that are nouns at least as often. */
export type VerbFormName = 'base' | 'third' | 'past' | 'participle' | 'gerund';

export interface VerbForm {
  readonly base: string;
  readonly form: VerbFormName;
  readonly nounToo: boolean;
}

const VERBS =
  'accept achieve acquire act activate adapt add adjust adopt affect aggregate agree allocate allow alter announce appear append apply ' +
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
  'pick place poll possess precede predict prepare prevent print produce prohibit promote propagate protect provide provision ' +
  'prove publish pull purchase push put raise reach react read rebuild receive recommend recover redirect reduce refer reflect refresh ' +
  'refuse register regulate reject relate release rely remain remember remove rename render rent repeat replace replicate represent ' +
  'require reserve reset reside resize resolve respond restart restore restrict resume retain retrieve retry return reuse reveal revoke ' +
  'rise roll rotate run save say scan secrete see select sell send separate serialize serve shift show shrink shut sign simplify ' +
  'sit skip solve speak specify spend spin split spread stand start stay stop store strengthen submit subscribe suffer suit supply ' +
  'support surround survive suspend swap switch synthesize take talk tell tend terminate think throttle throw tolerate track train ' +
  'transcribe transfer transform translate transmit transport travel treat trigger trust try turn understand undergo undo uninstall ' +
  'unite unlock update upgrade upload use utilize vaccinate validate vary verify view violate visit wait want warn win work wrap write ' +
  'yield zip live rule ratify abolish weaken oppose surrender leverage sustain parallelize react synchronize sync bootstrap orchestrate ' +
  'instrument federate ingest crawl archive enqueue dequeue debug profile annotate setup login offload broaden flatten normalize denormalize ' +
  'rehydrate seed render mutate iterate recurse instantiate allocate free deallocate overload cast declare assert mock refactor deprecate ' +
  'diagnose prescribe stimulate suppress contract relax inhale exhale pump filter metabolize oxidize reduce hydrolyze bind unbind cleave ' +
  'levy subsidize inflate deflate overthrow conquer colonize rebel negotiate defeat crown assassinate exile inspire translate preserve retire adhere';

const NOUNISH =
  'access request cost log load cache backup list event queue stream state name index record report document function process design ' +
  'form model filter search sort tag type size time value number point plan result share signal source target object attribute project ' +
  'query order group link map mirror cluster version route table test charge limit cap schedule scale proxy host route bill batch ' +
  'buffer snapshot stage step task use test trade tax vote code check drain audit alarm alert peer patch benefit account note bond ' +
  'cross cycle date experience face head influence interest label mix force measure pair phase range rate rank review score sample ' +
  'shape structure style surface transition trap visit wave answer question guide challenge focus impact market interface lease ping wake partition shard tie cut hit set speed ' +
  'support read write block build lock release return copy repeat rent demand supply control offer pass work change start end pull push drop delay drive handle increase decrease lift pool print reserve search transport';

const IRREGULAR: Readonly<Record<string, readonly [string, string]>> = {
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
    'activate add adjust assign attach choose click configure connect consider copy create customize define delete deploy disable ' +
    'download enable enter find get give go grant import insert install invoke know launch learn look modify monitor move need open ' +
    'pay pick prepare provide provision publish purchase push pull put remember remove rename rent request reserve restart restore ' +
    'revoke select set setup sign specify start stop submit switch tag tell test think track try tune turn update upgrade upload use verify ' +
    'view visit want write build change check schedule scale combine pass encrypt decrypt avoid group keep see share implement increase reduce archive group list log leave put react scan lock write read'
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

/** The verb form a lower-case word can be; null when it is no verb we know. */
export function findVerbForm(word: string): VerbForm | null {
  return FORMS.get(word) ?? null;
}

/** True for verbs of human action: "enable", "create". */
export function isPersonVerb(base: string): boolean {
  return PERSON_VERBS.has(base);
}

/** True for words that can follow "is" in a passive: "stored", "written", "set". Unknown words in -ed count. */
export function isParticiple(word: string): boolean {
  const form = FORMS.get(word);
  if (form) return form.form === 'participle' || IRREGULAR[form.base]?.[1] === word;
  return /[a-z]{2}ed$/.test(word) && !/(?:eed|need|embed|speed|bed|red|shed|seed|feed)$/.test(word);
}
