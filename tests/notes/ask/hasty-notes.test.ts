import { describe, expect, test } from 'vitest';
import { deckOf } from '../../helpers/deck-of.ts';

/** What each note must make a card of. */
const WANTED: readonly (readonly [name: string, note: string, card: string])[] = [
  [
    'gives a label such as "exception" the statement before it',
    '- Driving on the lawn is no offence. Exception: driving on wet grass.',
    'What is the exception to this: driving on the lawn is no offence? Driving on wet grass',
  ],
  [
    'gives a label such as "remedy" the term of the line',
    'Blackleg = a rot at the foot of the stem. Remedy: dry soil.',
    'What is the remedy for Blackleg? Dry soil',
  ],
  [
    'names what "both" in a label means by the two sides',
    '## Pests\nRust vs mildew: rust is an orange crust on leaves; mildew is a white film on leaves. Remedy for both: sulphur.',
    'What is the remedy for both Rust and mildew? Sulphur',
  ],
  [
    'says one by one what two compared things are',
    '## Pests\nRust vs mildew: rust is an orange crust on leaves; mildew is a white film on leaves.',
    'For Pests, what is mildew? A white film on leaves',
  ],
  [
    'puts the noun of the line above for "old one"',
    '## Trains\nbrake: must be tested daily\n    old one: a block of cast iron\n    new one: a disc of steel',
    'What is the old brake? A block of cast iron',
  ],
  [
    'asks for the members behind a number and a colon',
    '## Alarms\n3 states: CALM, UNSURE, LOUD',
    'What are the three states of alarms? CALM | UNSURE | LOUD',
  ],
  [
    'asks for the names behind a label in the plural',
    '## Trams\nred apis: openDoor, closeDoor',
    'What are the two red apis (Trams)? openDoor | closeDoor',
  ],
  [
    'reads numbers in brackets as an enumeration',
    '## Trees\n- End of a lease: (i) notice, (ii) breach, (iii) death of the tenant.',
    'Name the three points of this: end of a lease. Notice | Breach | Death of the tenant',
  ],
  [
    'asks for each of the values that a label pairs with things',
    '## Bikes\n- Guarantee period: 6 yrs for frames, 12 yrs for chains.',
    'What is the guarantee period for chains? 12 yrs',
  ],
  [
    'asks for the case behind a statement',
    '## Trade\n- A counter-offer kills the original offer (Hide v Wench 1840).',
    'Which case is cited for this: a counter-offer kills the original offer? Hide v Wench 1840',
  ],
  [
    'leaves the case out of the statement',
    '## Trade\n- A counter-offer kills the original offer (Hide v Wench 1840).',
    'In Trade, what does a counter-offer kill? The original offer',
  ],
  [
    'asks for the case behind a colon',
    '## Trade\n- A nod is a sale: Felt v Bindle (1862).',
    'Which case is cited for this: a nod is a sale? Felt v Bindle (1862)',
  ],
  [
    'asks for the source of a rule by its name',
    '## Trade\n- Postal rule - acceptance by post takes effect on posting. Source: Adam v Lind (1818).',
    'Which case is cited for the postal rule? Adam v Lind (1818)',
  ],
  [
    'asks whose work stands behind a statement',
    '## Minds\n- Naps after learning protect memories from interference (Jenkin & Dall 1924).',
    'Whose work is cited for this: Naps after learning protect memories from interference? Jenkin & Dall 1924',
  ],
  [
    'asks what was decided in a case that a line starts with',
    '## Trade\n- Fish v Bell: goods in a window are only an invitation to make an offer',
    'What was decided in Fish v Bell? Goods in a window are only an invitation to make an offer',
  ],
  [
    'asks for the facts of a case brief',
    '### Mill v Baxter [1854]\nF: A broken shaft was sent for repair and the carrier was late.\nI: Could the mill recover its lost profits?\nH: No. The carrier did not know that the mill had no spare shaft.\nR: Damages are owed for losses that both sides could foresee.',
    'What are the facts of Mill v Baxter? A broken shaft was sent for repair and the carrier was late',
  ],
  [
    'asks what was held in a case brief',
    '### Mill v Baxter [1854]\nF: A broken shaft was sent for repair and the carrier was late.\nI: Could the mill recover its lost profits?\nH: No. The carrier did not know that the mill had no spare shaft.\nR: Damages are owed for losses that both sides could foresee.',
    'What was held in Mill v Baxter? The carrier did not know that the mill had no spare shaft',
  ],
  [
    'asks for the rule of a case brief',
    '### Mill v Baxter [1854]\nF: A broken shaft was sent for repair and the carrier was late.\nH: The mill lost.\nR: Damages are owed for losses that both sides could foresee.',
    'What is the rule of Mill v Baxter? Damages are owed for losses that both sides could foresee',
  ],
  [
    'turns an exception behind "unless" into a denied question',
    '- Leaflets are usually invitations to talk, unless they are signed offers.',
    'When are Leaflets not invitations to talk? If they are signed offers',
  ],
  [
    'asks what to do about a problem that is written as a question',
    '## Trams\ntram stopped and nobody knows why? look at the fuse first',
    'Tram stopped and nobody knows why: what do you do? Look at the fuse first',
  ],
  [
    'asks what a problem points to that is written as a question',
    '## Trams\nruns in the depot but not on the street?? -> fuse blown or door open',
    'Runs in the depot but not on the street: what is the likely cause? Fuse blown or door open',
  ],
  [
    'reads a former name at the start of a line as that of the heading',
    '## Tramline\nfka Horse Bus',
    'What is another name for Tramline? Horse Bus',
  ],
  [
    'reads a line that stops at a linking word as the lead-in of its list',
    '## Trams\ntrams can go to\n\tharbour\n\tairport\n\tzoo',
    'What can trams go to? Harbour | Airport | Zoo',
  ],
  [
    'takes ":=" for an equals sign',
    '- Sleeper := a beam that carries the rails.',
    'What is Sleeper? A beam that carries the rails',
  ],
  ['asks what a statement denies', '## Trade\n- Silence is not acceptance.', 'Trade: Silence is ____. Not acceptance'],
  [
    'names the subject before "which" of a fragment',
    '## Trade\n- Distinguish: leaflet, which merely invites others to make offers.',
    'What does leaflet merely invite others to do? Make offers',
  ],
  [
    'reads a numbered name above text as the heading of what follows',
    'FOREST NOTES\n\n1. Trees\nAn oak is a tree with acorns.\n\n2. Leaves\nmargins: wavy, toothed, smooth\n\n3. Roots\nplagal: end in a tap',
    'What are the three margins (Leaves)? Wavy | Toothed | Smooth',
  ],
  [
    'takes the year in front of a name for its date',
    '## Lighthouse leagues\n1925 Locarno Lamp: ships accept the western harbours',
    'What is the date of Locarno Lamp? 1925',
  ],
  [
    'asks what happened at a date',
    '## Lighthouse leagues\n1926 joins the League of Lamps',
    'What happened in 1926 (Lighthouse leagues)? Joins the League of Lamps',
  ],
  [
    'takes the date off a term',
    '## Lighthouses\nLamp riot, Jan 1919 - keepers against owners, ended by the navy. Consequence: both sides never talk again.',
    'What is the consequence of Lamp riot? Both sides never talk again',
  ],
  [
    'gives a side of the topic a question of its own',
    '## Versailles\nArmy: 100,000 men, no tanks, no air force, 6 battleships',
    'Versailles: what belongs under "army"? 100,000 men, no tanks, no air force, 6 battleships',
  ],
  ['asks why for a label "why"', '## NAT\nwhy: the addresses ran out', 'Why NAT? The addresses ran out'],
  [
    'reads shorthand as the note explains it',
    '# Herbs\nAbbrev: RN = nursing considerations, SE = side effects\n\n## Valerian\nRN: check the pulse before each dose',
    'What are the nursing considerations of Valerian? Check the pulse before each dose',
  ],
  [
    'gives a label in capitals its full name among others',
    '## Valerian\nSE: tiredness, dry mouth\nCI: pregnancy',
    'What are the side effects of Valerian? Tiredness, dry mouth',
  ],
  [
    'gives the label of a list to each of its lines',
    '## Herbs\nSide effects:\n - valerian → tiredness\n - ginger → heartburn',
    'What are the side effects of valerian? Tiredness',
  ],
  [
    'asks when a thing is dealt with in a way',
    '## Valerian pills\n- store in the dark glass bottle',
    'Where do you store Valerian pills? In the dark glass bottle',
  ],
  [
    'asks how often a thing is done',
    '## Trams\nchain of wagons: default every 5 min, with rain every 1 min',
    'Chain of wagons: how often by default? Every 5 min',
  ],
  [
    'asks what a chain of events leads to, step by step',
    '## Trams\ncable crash Oct 1929 ==> banks recall loans ==> firms close ==> no wages',
    'What follows "firms close" (cable crash Oct 1929)? No wages',
  ],
  [
    'asks for the number that is counted for each year',
    '## Trams\ntram seats: 12 (1928), 107 (1930), 230 (1932)',
    'How many tram seats: 1930? 107',
  ],
  [
    'reads the name of a thing behind a comma before the equals sign',
    '## NAT\nstatic NAT 1:1, dynamic NAT pool, PAT = many hosts behind one address',
    'What is PAT? Many hosts behind one address',
  ],
  [
    'reads the letters of a word as its steps',
    '## DHCP\nDORA = discover, offer, request, ack',
    'What does DORA stand for? Discover, offer, request, ack',
  ],
  [
    'completes an adjective by the heading that it divides',
    '## Cadences\nplagal: ends on the first step',
    'What does plagal cadence end on? The first step',
  ],
  [
    'asks for the name of a number in a list',
    '## Scales\n\nscale degrees\n1 tonic\n2 supertonic\n3 mediant',
    'What is scale degree 2 called? Supertonic',
  ],
  [
    'takes a colon behind two nouns for a colon, although the first could be a verb',
    '## Hub\nbroadcast domain: 1 per VLAN',
    'What is the broadcast domain of Hub? 1 per VLAN',
  ],
  [
    'asks with which names and features a period goes',
    '## Periods\nBaroque 1600-1750 Bach, Handel: basso continuo, ornaments',
    'What is typical of Baroque (1600-1750)? Basso continuo, ornaments',
  ],
  [
    'asks what a command in code is for',
    '## Shell\n- `df -h` : free space per disk',
    'For Shell, which command is for free space per disk? df -h',
  ],
  [
    'asks for each of several commands on a line',
    '## Network\n`ip a` addresses, `ip r` routes, `ss -tlnp` listening ports',
    'For a network, which command is for routes? ip r',
  ],
  [
    'asks which command is behind a colon',
    '## Services\n- logs of one service: `journalctl -u nginx -f`',
    'Which command is for logs of one service? journalctl -u nginx -f',
  ],
  [
    'turns a question about what a command tells',
    '## Files\n- `du -sh DIR` : how big is a folder',
    'For files, which command tells you how big a folder is? du -sh DIR',
  ],
  [
    'takes an indented command below a label for code',
    '## Services\nstart on boot:\n    systemctl enable nginx\nstart now:\n    systemctl start nginx',
    'For Services, which command do you use to start on boot? systemctl enable nginx',
  ],
  [
    'asks a statement in front of an equals sign as a statement',
    '## Unix\nkill sends SIGTERM (15) by default = please stop',
    'In Unix, what does kill send by default? SIGTERM (15)',
  ],
  [
    'takes one space for nesting below a line at the left',
    '# Minds\n\nAmnesia\n retrograde: what was before is lost\n anterograde: what comes later is lost\n',
    'In Amnesia, what is retrograde? What was before is lost',
  ],
  [
    'reads the reason behind a dash as part of what the term means',
    '## Minds\nword length effect - short words stay because they fit in the loop',
    'What is the word length effect? Short words stay because they fit in the loop',
  ],
  [
    'asks what a work of several people found',
    '## Minds\nLoft & Palm 1974: the word "smashed" raises the speed people remember',
    'What did Loft & Palm (1974) find or do? The word "smashed" raises the speed people remember',
  ],
  [
    'asks for the order of names between arrows',
    '## Disks\nLVM layers: PV -> VG -> LV',
    'LVM layers: what is the sequence? PV, then VG, then LV',
  ],
  [
    'defines both sides of a comparison with brackets',
    '## Memory\nepisodic (events of a life) vs semantic (facts of the world) - Tulv 1972',
    'In memory, what is episodic? Events of a life',
  ],
  [
    'reads a label with its owner',
    '## Minds\ncriticism of the box model: too simple for long texts',
    'What is the criticism of the box model? Too simple for long texts',
  ],
  [
    'asks for the members that a bracket counts up',
    '## Minds\nthe clue interview helps (3 parts: tell all, turn the order, change the view)',
    'What are the three parts of the clue interview? Tell all | Turn the order | Change the view',
  ],
  ['spells out "# of"', '### Kites\n-Kites need a large # of knots', 'What do Kites need? A large number of knots'],
  [
    'takes a strategy for what it says and not for a tool',
    '## Sales\nPush strategy: promote to the dealers first',
    'What is Push strategy? Promote to the dealers first',
  ],
  [
    'reads names between greater-than signs as an order',
    '## BGP\npreference order: weight > local pref > path length',
    'Preference order (BGP): what is the sequence? Weight, then local pref, then path length',
  ],
  [
    'asks for each pair of names that an arrow joins',
    '## Rocks\nparent rocks: limestone -> marble, sandstone -> quartzite',
    'Parent rocks: what goes with "sandstone"? Quartzite',
  ],
  ['asks for each number of a scale', '## Minerals\nMohs 1 talc, 2 gypsum, 3 calcite', 'What is Mohs 2? Gypsum'],
  [
    'asks for each value of a line of values',
    '## Minerals\nfingernail 2.5, knife 5.5, glass 6',
    'Minerals: what is the value of knife? 5.5',
  ],
  [
    'gives an adjective the noun of the term before it',
    '## Faults\nnormal fault: hanging wall goes down. reverse: hanging wall goes up',
    'What is reverse fault? Hanging wall goes up',
  ],
  [
    'asks what belongs to a thing with several parts',
    '## Sales\nMicro-environment: firm, suppliers, rivals, customers',
    'What belongs to Micro-environment? Firm | Suppliers | Rivals | Customers',
  ],
  [
    'asks for the ways that a sentence counts up',
    '## Sales\nServices differ from goods in 4 ways: intangible, inseparable, variable, perishable',
    'In which 4 ways do Services differ from goods (Sales)? Intangible | Inseparable | Variable | Perishable',
  ],
  [
    'keeps each gap of a list whose members are alike',
    "## Sales\nPorter's 4 forces\n- threat of entrants\n- threat of substitutes\n- power of all suppliers\n- power of all buyers\n- rivalry of firms",
    "Porter's forces: Threat of entrants; Threat of substitutes; Power of all suppliers; Rivalry of firms; and ____. Power of all buyers",
  ],
  [
    'asks for the definition of what a list is about',
    '## Minerals\ndef: solid bodies of one composition that nature makes',
    'What are Minerals? Solid bodies of one composition that nature makes',
  ],
  [
    'takes a bold name with a full stop for the heading of its paragraph',
    '**Tram.** The smallest vehicle on rails. A tram carries up to 200 people.',
    'What is Tram? The smallest vehicle on rails',
  ],
  [
    'gives the verb behind a bold name with a full stop its subject',
    '**Dispatcher.** Keeps a given number of trams on the line. Typical uses: fairs, matches.',
    'What does Dispatcher keep? A given number of trams on the line',
  ],
  [
    'asks when somebody took office',
    'Franklin D. Rose took office in March 1933.',
    'When did Franklin D. Rose take office? In March 1933',
  ],
  [
    'keeps a name in capitals at the start of a line',
    '## Buses\nCAN: differential lines with 120 ohm at both ends',
    'What is CAN? Differential lines with 120 ohm at both ends',
  ],
  [
    'asks what each amount equals',
    '## Energy\n- 1 g starch = 4 kcal, 1 g protein = 4 kcal, 1 g fat = 9 kcal',
    'What does 1 g fat equal? 9 kcal',
  ],
  [
    'gives "it" behind a verb the thing named before',
    'Insulin lowers blood glucose. Glucagon raises it.',
    'What does Glucagon raise? Blood glucose',
  ],
  [
    'defines both sides of a comparison without verbs',
    '## Drivers\nHAL vs LL: HAL portable + big, LL thin + fast',
    'What is LL? Thin + fast',
  ],
  [
    'asks which conditions a thing needs',
    '## Tasks\nA deadlock needs 4 conditions: mutual exclusion, hold and wait, no preemption, circular wait',
    'Which 4 conditions does a deadlock need? Mutual exclusion | Hold and wait | No preemption | Circular wait',
  ],
  [
    'takes bare names on top of three blocks for their labels',
    'Pins\neach pin has a mode of its own\npush-pull drives both levels\n\nTimers\nwatchdog: resets the chip when nobody feeds it\n\nRadio\nqueue: passes copies between tasks',
    'In Radio, what does a queue pass? Copies between tasks',
  ],
];

/** What no card of a note may say. */
const UNWANTED: readonly (readonly [name: string, note: string, pattern: RegExp])[] = [
  ['takes no reminder to do something for a fact', '## Trams\nTODO redo quiz, ask about brakes', /todo|quiz/i],
  ['asks for no number as a term', '## Alarms\n3 states: CALM, UNSURE, LOUD', /What are 3 states/],
  [
    'makes no term of two compared things',
    '## Pests\nRust v mildew: rust is an orange crust; mildew is a white film.',
    /What is Rust v mildew/i,
  ],
  [
    'does not make "default" what a thing is used for',
    '## Trams\nbrake: default every 5 min, with care every 1 min',
    /What do you use/,
  ],
  [
    'does not join lines of a hasty list to one sentence',
    'doors:\nbrake\ndefault opening rule: first passenger each second opens it (button) and the last one\ncan change opening rules without stopping the tram because the driver fetches them\nred\nport 2000 udp',
    /the last one can change/,
  ],
  [
    'does not give "they" the noun of another paragraph',
    'Leaflets do not count.\n\nMutual mistake = they are at cross-purposes.',
    /Leaflets are at cross/i,
  ],
  [
    'makes no topic of a reminder above a list',
    '## Rusts\nRemember to compare both\n- wheat rust is orange\n- rye rust is brown',
    /Remember/,
  ],
  [
    'does not join a list of hasty lines in front of a list',
    'part table: MBR max 2 TB and four primary partitions, GPT up to 128 partitions\nsteps for a new disk\n1. make it\n2. mount it\n3. note it',
    /partitions steps/,
  ],
  [
    'makes no topic of the whole first line of a note',
    'COG PSYCH sem 7: MEMORY\n\nchunking: grouping items to units that mean something',
    /sem 7/,
  ],
  ['takes no number of three digits for a year', '## Screws\n- tensile strength Rm in N/mm (800) counts', /date/],
  ['takes no reading list for knowledge', '## Minds\nReading for thurs: Schact, 7 sins (one, two)', /./],
  [
    'does not ask why somebody argued something in a year',
    'Milton Freed and Anna Black argued in 1963 that the bank made the slump worse, because it let the money shrink.',
    /Why did Milton/,
  ],
  ['takes no packing list for knowledge', '## Rocks\nbring: hammer, hand lens 10x, rain jacket', /./],
  ['makes no card of the shorthand of a note', 'Abbrev: SE = side effects, CI = contraindications', /./],
  ['takes no exam remark for knowledge', '## Statins\nExam: 40 MCQ. Bring calculator.', /./],
  ['does not split an address at its colons', '## IPv6\nlink local fe80::/10, no broadcast at all', /fe80\?/],
  [
    'does not take a noun for a verb behind "process that"',
    '## Unix\nzombie = process that ended without a parent',
    /What do you use/,
  ],
  [
    'does not call a thing by its own name in its meaning',
    '## Peace\n"autumn criminals" = name for the politicians who signed it',
    /signed "autumn/,
  ],
  [
    'does not name the word itself where its meaning says "it"',
    '*Void* means that the contract never existed. *Voidable* means that it exists until one side ends it.',
    /That void exists/i,
  ],
  ['takes one line of what to look at again for no fact', '## Kites\nREVIEW: signed kites', /./],
  [
    'takes a way through screens behind an arrow for no fact',
    '## Kites\nHands on\n-Kite shop --> create kite, colour = red',
    /./,
  ],
  ['sees no verb behind "vs"', '## Kites\nSigned kites vs signed ropes\n- both are sold in May', /What did/],
  [
    'does not say that somebody does something to himself',
    '### Ferry\n* harbour desk checks the list\n--> next guest gets it straight from the list',
    /get\?? (?:The )?next guest/i,
  ],
  [
    'takes what "you" does to a thing for no deed of the thing',
    '### Kites\n-all kites you fold in the shop are sent to the Beach Office',
    /What do all kites you fold/,
  ],
  [
    'takes what to remember for no name, also where one space is nesting',
    '# Tools\nBlades\nRemember to compare both options\n * edge: the thin side of a blade. back: the thick side of a blade\n * handles have no edge',
    /Remember/,
  ],
  [
    'leaves out a gap that two lines fill in two ways',
    '## Old kites\n- vertical folding\n- horizontal folding',
    /____/,
  ],
];

describe('cards of hasty notes', () => {
  test.each(WANTED)('%s', (_, note, card) => {
    expect(deckOf(note)).toContain(card);
  });

  test.each(UNWANTED)('%s', (_, note, pattern) => {
    expect(deckOf(note).filter((card) => pattern.test(card))).toEqual([]);
  });
});
