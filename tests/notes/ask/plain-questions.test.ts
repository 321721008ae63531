import { describe, expect, test } from 'vitest';
import { deckOf } from '../../helpers/deck-of.ts';

/** What each note must make a card of. */
const WANTED: readonly (readonly [name: string, note: string, card: string])[] = [
  [
    'keeps the letter that names a row of a table',
    '## DNS\n| Record | Meaning |\n|---|---|\n| A | maps a name to an IPv4 address |\n| MX | names the mail server |',
    'What maps a name to an IPv4 address? An A record',
  ],
  [
    'asks a column of the form "stands for" as a sentence',
    '| Language | Stands for | Example |\n|---|---|---|\n| DDL | Data Definition Language | CREATE |\n| DML | Data Manipulation Language | INSERT |',
    'What does DDL stand for? Data Definition Language',
  ],
  [
    'asks a column of the form "used for" as a sentence',
    '| Tool | Used for | Weight |\n|---|---|---|\n| Hammer | nails in wood | 500 g |\n| Wrench | bolts | 300 g |',
    'What is Hammer used for? Nails in wood',
  ],
  [
    'names the kind of thing that is had',
    '### Athena\n- Athena has a JDBC / ODBC driver',
    'Which driver does Athena have? A JDBC / ODBC driver',
  ],
  [
    'names the kind of thing that is used',
    '### etcd\n- etcd uses the Raft consensus algorithm',
    'Which algorithm does etcd use? The Raft consensus algorithm',
  ],
  [
    'leaves a command as it is typed',
    '## Git\n- ignored files that are already tracked stay tracked --> git rm --cached FILE',
    'What is the consequence of this: ignored files that are already tracked stay tracked? git rm --cached FILE',
  ],
  [
    'asks for an example by the things that it is an example of',
    '- many services can write to the log directly, e.g. the mail gateway, the door lock',
    'Which services can write to the log directly, for example? The mail gateway, the door lock',
  ],
  [
    'asks for an example of a way by how',
    '- drawings can be kept under version control, e.g. using git',
    'How can drawings be kept under version control, for example? Using git',
  ],
  [
    'shows all other members of a list without an order, so that one is missing',
    '## Trams\nTrams run on rails\n--> because trams run on rails, trams have:\n* no traffic jams\n* a predictable timetable\n* less rolling noise\n* cheap drivers\n* long lives',
    'Consequences of trams running on rails: No traffic jams; Less rolling noise; Cheap drivers; Long lives; and ____. A predictable timetable',
  ],
  [
    'shows the neighbours where the members have an order',
    '### Rockets\nstages of a launch:\n* ignition\n* ascent\n* separation\n* coasting\n* docking',
    'Stages of a launch: Ignition; ____; Separation. Ascent',
  ],
  [
    'shows long members by their first words',
    '### Trams\nbenefits of trams:\n* quiet travel on narrow streets between old houses\n* low costs for the people of the whole city\n* clean air for children on their way to school\n* short stops for crowds of people with heavy bags\n* firm rails',
    'Benefits of trams: Quiet travel on narrow streets …; Low costs for the people …; Clean air for children on …; Short stops for crowds of …; and ____. Firm rails',
  ],
  [
    'takes a question above a list as the name of the list',
    '### What are the primary colours?\n* red\n* green\n* blue\n* white\n* amber',
    'Primary colours: Green; Blue; White; Amber; and ____. Red',
  ],
  [
    'keeps a default that stands among the steps of an exercise',
    '### Users\nHands on\n- click add user\n- a new badge has no rights by default',
    'What does a new badge have by default? No rights',
  ],
  [
    'asks for the quality of a fragment with "for"',
    '### Trams\n- low noise for people at home\n- trams run on rails',
    'Trams: ____ for people at home. Low noise',
  ],
  [
    'takes "so ... that" for no consequence',
    '### Tests\n- Bystander test: a term is implied if it is so obvious that both would nod',
    'What is the Bystander test? A term is implied if it is so obvious that both would nod',
  ],
  [
    'names a column whose name only holds the letters of another word',
    '| Term | Importance | Remedy |\n|---|---|---|\n| Warranty | minor | damages |\n| Condition | major | rescission |',
    'What is the importance of Warranty? Minor',
  ],
  ['asks what must be done', '### Tanks\n- tanks must be rinsed', 'What must be done with tanks? Rinsed'],
  [
    'asks where, when the verb takes no object',
    '### Ice\n- Ablation happens mainly in summer valleys',
    'Where does Ablation mainly happen? In summer valleys',
  ],
  ['leaves out the adjective of a fragment', '### Night shift\n- zero visitors', 'Night shift: ____ visitors. Zero'],
  [
    'asks how much there is of a measure',
    '### Night shift\n- zero downtime',
    'How much downtime does Night shift have? None',
  ],
  [
    'asks what happens where only a participle follows',
    '### Shards\n- an old shard is deleted',
    'What happens to an old shard? Deleted',
  ],
  [
    'asks what happened where only a participle follows in the past',
    '### Reforms of 1790\n- church lands were sold',
    'What happened to church lands? Sold',
  ],
  ['asks how for "in order"', '### Pods\n- pods start in reverse order', 'How do pods start? In reverse order'],
  [
    'takes a rising arrow for a verb',
    '### Thyroid\n- iodine deficiency --> TSH ↑',
    'What is the consequence of iodine deficiency? TSH rises',
  ],
  [
    'asks what happens beyond a limit',
    '### Limits\nOver the memory limit --> the container is killed',
    'What happens over the memory limit? The container is killed',
  ],
  [
    'gives a most common cause to the thing that was defined before it',
    '- hyperthyroidism: weight loss and heat intolerance. most common cause: Graves disease',
    'What is the most common cause of hyperthyroidism? Graves disease',
  ],
  [
    'asks when something is used',
    '- **Scratch disk** = use when a job has to sort a large file',
    'When do you use Scratch disk? When a job has to sort a large file',
  ],
  [
    'asks how for an adverb behind a participle',
    '### Hooks\n- a hook is invoked synchronously',
    'How is a hook invoked? Synchronously',
  ],
  [
    'finds the second subject of a condition without a comma',
    '- When you work on a function you work on the draft',
    'When you work on a function, what do you work on? The draft',
  ],
  [
    'reads the noun of a possessive out of the condition before it',
    '- A crate holds apples\n- When a shelf breaks, its crates are not lifted',
    "What happens when a shelf breaks? The shelf's crates are not lifted",
  ],
  [
    'names the kind of thing that the reader adds',
    '### Mapping templates\n- modify body content',
    'For mapping templates, which content do you modify? Body content',
  ],
  [
    'asks when something is used that is only for one case',
    '- **Fallback path** = only if the provider does not speak the common protocol',
    'When do you use Fallback path? Only if the provider does not speak the common protocol',
  ],
  [
    'takes the letter before a bold name for a number of the list',
    '### Errors\na. **Systematic errors** shift all results in one direction',
    'What do Systematic errors shift? All results in one direction',
  ],
  [
    'keeps terms of the same page apart',
    '### Amnesia\nAnterograde amnesia :: inability to form new memories after the damage was done\nRetrograde amnesia :: loss of memories from before the damage',
    'What is Retrograde amnesia? Loss of memories from before the damage',
  ],
];

/** What no card of the note may hold. */
const UNWANTED: readonly (readonly [name: string, note: string, pattern: RegExp])[] = [
  ['makes no verb of "it"', '- You rarely write one yourself, because a builder does it for you', /\biting\b/],
  [
    'loses no letter of a row',
    '## DNS\n| Record | Meaning |\n|---|---|\n| A | maps a name to an IPv4 address |',
    /what does (?:a |the )?record\b|\? Record$/i,
  ],
  [
    'asks no "for of"',
    '| Language | Stands for | Year |\n|---|---|---|\n| DDL | Data Definition Language | 1986 |',
    /for of/,
  ],
  ['asks for nothing that is merely had', '### Buckets\n- objects have a key', /what do objects have\?/i],
  [
    'asks for no example of "this"',
    '- nested stacks are helpful when parts must be re-used, e.g. how to set up a balancer',
    /example of this/,
  ],
  [
    'opens no name with a linking word',
    '### Pituitary\n- it only stores and releases\n- GH rises before growth plates close → gigantism; after they close → acromegaly',
    /\band releases close/,
  ],
  [
    'takes no numbered type for a verb',
    '## Pancreas\n\ntype 1 DM: β cells destroyed by autoimmunity, needs insulin. type 2 DM: insulin resistance',
    /^What do pancreas type|\btype \?/,
  ],
  ['cuts no topic at "and"', '## Requests and limits\nlimits = the most a container may use', /Requests and\?/],
  [
    'makes no card of a list read backwards',
    '### QoS\n- QoS classes: gold, silver, bronze',
    /^What (?:is|are) gold, silver, bronze\?/i,
  ],
  [
    'asks for nothing "other" that is not named',
    '### Strategies\n- Rolling is the default. The other one is Recreate',
    /the other one/i,
  ],
  [
    'takes no noun before "of" for a command verb',
    '`app log -p NAME` = logs of the crashed container',
    /which command logs of/i,
  ],
  ['makes no card of a pointer to other notes', '# Memory\nSee also: Attention, sleep and consolidation', /attention/i],
];

const MORE_UNWANTED: typeof UNWANTED = [
  [
    'asks no member of a list what it is like',
    '## Trams\nbenefits of trams:\n* predictable behavior\n* less work\n* clean streets',
    /like\?|____/,
  ],
  ['asks for no properties at large', '### Trams\n* quiet wheels\n* firm rails\n* cheap drivers', /properties/i],
  ['asks for no code of a course', '# Chemistry\n\n**Module:** CHEM 201\n**Lecturer:** Dr. Hale', /201|hale/i],
  ['gives no verb an object that it cannot have', '### Ice\n- Ablation must happen client side', /What .* happen\?/],
  ['asks nothing about an other way', '### Valves\n- other way is the "side" option', /other way/i],
  ['answers with no "same" thing', '### Pumps\n- pumps run on same server, so they are cheap', /On same server/],
  ['asks for no author', '# Lab\nAuthor: M. Okafor\nLast updated: 2022-09-30', /okafor|2022/i],
  [
    'takes no question for a topic',
    '## Q1: What is a spare wheel?\n**A:** A wheel in the boot.\n\n- it can be changed at night',
    /in the what is/i,
  ],
  [
    'lists no bare options',
    '## Folders\nHow do you give each user a folder?\n* Option 1\n- one rule for each\n* Option 2\n- one rule for all',
    /Option 1 \| Option 2/,
  ],
  [
    'counts no heading that names a deed',
    '### Caching API Responses\n- Possible to override settings\n- Encryption option\n- Capacity choice',
    /three Caching/i,
  ],
];

describe('questions that say what they want', () => {
  test.each(WANTED)('%s', (_, note, card) => {
    expect(deckOf(note)).toContain(card);
  });

  test.each([...UNWANTED, ...MORE_UNWANTED])('%s', (_, note, pattern) => {
    expect(deckOf(note).filter((card) => pattern.test(card))).toEqual([]);
  });
});
