import { describe, expect, test } from 'vitest';
import { deckOf } from '../../helpers/deck-of.ts';

/** What each note must make a card of. */
const WANTED: readonly (readonly [name: string, note: string, card: string])[] = [
  [
    'keeps the ending ".us" among the names of a list',
    '### Web\nEndings: .us, .in, .org',
    'What are Endings? .us, .in, .org',
  ],
  [
    'lets users be users where they do nothing',
    '### Mailbox\n-users are prompted for a code',
    'In Mailbox, what are users prompted for? A code',
  ],
  [
    'takes a word that ends in "ias" for one thing',
    '### Filters\n**Bias** = a leaning to one side of the scale',
    'What is Bias? A leaning to one side of the scale',
  ],
  [
    'takes the name of a setting in seconds for one thing',
    '### Ovens\n-WaitSeconds = pause before the next bake',
    'What is WaitSeconds? Pause before the next bake',
  ],
  [
    'asks what somebody must be doing with the verb in the question',
    '### Ships\n-each ship must be carrying a **life boat**',
    'What must each ship be carrying? A life boat',
  ],
  [
    'reads "except for" as the start of a sentence',
    '### Ovens\n-except for gas ovens, a fuse is mandatory for each oven',
    'Except for gas ovens, what is a fuse mandatory for? Each oven',
  ],
  [
    'reads an adverb without a comma as the start of a sentence',
    '### Ovens\n-traditionally you need a chimney',
    'For Ovens, traditionally, what do you need? A chimney',
  ],
  [
    'leaves "to do" with the noun that it belongs to',
    '### Mills\n-the miller continuously asks the office for work to do',
    'What does the miller continuously ask? The office for work to do',
  ],
  [
    'keeps a row of qualities before a noun whole',
    '### Tanks\n**Tank 7** = highly available, cheap, fully sealed and official water tank',
    'What is Tank 7? Highly available, cheap, fully sealed and official water tank',
  ],
  [
    'asks for the value that a shared label has for each side of a comparison',
    '### Ovens\nStandard vs Turbo\n-baking mode: standard = one tray, turbo = many trays',
    'Standard vs Turbo: what is the baking mode of turbo? Many trays',
  ],
  [
    'asks for a value with a number that a shared label has for each of two things',
    '### Ovens\nmax time: standard = 2 hours, turbo = 5 min',
    'What is the maximum time of turbo? 5 min',
  ],
  [
    'asks what two sides are used for behind a label that they share',
    '### Ovens\nStandard vs Turbo\n-use cases: standard for daily bread (e.g. rolls), turbo for cakes',
    'Standard vs Turbo: what are the use cases of standard? Daily bread (e.g. rolls)',
  ],
  [
    'defines the term of a line that announces steps behind its meaning',
    '### Loaf\n-**stages** = work to do on a loaf, 3 stages:\n1. knead the dough\n1. shape the dough\n1. bake the loaf',
    'In Loaf, what are stages? Work to do on a loaf',
  ],
  [
    'names steps by the term in front of an equals sign',
    '### Loaf\n-**stages** = work to do on a loaf, 3 stages:\n1. knead the dough\n1. shape the dough\n1. bake the loaf',
    'Loaf stages: what is the first step? Knead the dough',
  ],
  [
    'takes counted types for a set also where they start with verbs',
    '### Alarms\n3 types:\n1. watch a door\n1. watch a window\n1. watch a lamp',
    'What are the three types of alarms? Watch a door | Watch a window | Watch a lamp',
  ],
  [
    'keeps the purpose of counted ways',
    '### Ovens\n3 ways to heat a pan in your oven:\n1. Gas\n1. Coal\n1. Wood',
    'What are the three ways to heat a pan in your oven? Gas | Coal | Wood',
  ],
  [
    'asks what stands under a verb that is the label of names',
    '### Bakery tools\n1. Mix: Bosch, Kenwood\n1. Bake --> Neff',
    'Bakery tools: what belongs under "mix"? Bosch, Kenwood',
  ],
  [
    'asks what stands under a verb before an arrow',
    '### Bakery tools\n1. Mix: Bosch, Kenwood\n1. Bake --> Neff',
    'Bakery tools: what belongs under "bake"? Neff',
  ],
  [
    'asks a label such as "authentication" of what it belongs to',
    '### Mailbox\n-Authentication: pass phrases or finger prints',
    'Mailbox: what belongs under "authentication"? Pass phrases or finger prints',
  ],
  [
    'defines authentication where the note does',
    '### Words\n-Authentication: the process of proving who somebody is',
    'What is authentication? The process of proving who somebody is',
  ],
  [
    'reads a sentence behind a label such as "encryption" as a sentence',
    '### Mailbox\n-Encryption: letters are encrypted at rest with a key',
    'In Mailbox, what are letters encrypted at rest with? A key',
  ],
  [
    'asks what you must do for a thing in front of a colon',
    '### Mailbox\n-own stamp: must create a drawing',
    'For own stamp, what must you create? A drawing',
  ],
  [
    'asks for the values that a setting can have',
    '### Mailbox\n-OnUnknownSender: return (default), keep, burn',
    'What are the possible values of OnUnknownSender? Return (default), keep, burn',
  ],
  [
    'splits a condition with an arrow from the duty before it',
    '### Tanks\n-the main tank must have a gauge (mandatory), if empty --> the pump fills the spare tank',
    'What must the main tank have? A gauge (mandatory)',
  ],
  [
    'asks what happens in a case behind a duty',
    '### Tanks\n-the main tank must have a gauge, if it is empty --> the pump fills the spare tank',
    'What happens if the main tank is empty? The pump fills the spare tank',
  ],
  [
    'asks what something makes easy',
    '### Forms\n**Stencil** --> makes it easy for clerks to draw exactly the lines they need',
    'What does Stencil make easy for clerks? To draw exactly the lines they need',
  ],
  [
    'keeps the capitals behind a dot in a name',
    '### Codes\n-**Gates.ALL**: matches every gate number',
    'What does Gates.ALL match? Every gate number',
  ],
  [
    'keeps logical words in capitals',
    '### Gates\n-a gate can use OR, AND, or NOT',
    'What can a gate do? Use OR, AND, or NOT',
  ],
  [
    'names what has another name without the words before it',
    '### Roads\n-ONLY for side roads (aka lanes)',
    'What is another name for side roads? Lanes',
  ],
  [
    'gives the example of the term and not of the last words of its meaning',
    '### Bread\n* **Corn mill**: where you grind your corn, e.g. Old Mill, Town Mill',
    'Give an example of Corn mill. Old Mill, Town Mill',
  ],
  [
    'puts an article before a signed URL',
    '### Web\n**Short URL** = link with a few letters only',
    'What is a Short URL? Link with a few letters only',
  ],
  [
    'reads CI as a term where no other shorthand of doctors stands near',
    '### Intro to CI/CD\n**CI (Continuous Integration)** = all changes are put together daily',
    'What is CI? All changes are put together daily',
  ],
  [
    'asks how something at rest is kept',
    '### Mailbox\n-letters are encrypted at rest using a key',
    'In Mailbox, how are letters encrypted at rest? Using a key',
  ],
  [
    'defines a bold term that starts with a number',
    '### Trays\n-**One at a time**: a single tray in the oven, if the loaf is burnt --> baking stops',
    'What is One at a time? A single tray in the oven',
  ],
  [
    'keeps the name of a bold term for the case behind its meaning',
    '### Trays\n-**One at a time**: a single tray in the oven, if the loaf is burnt --> baking stops',
    'In One at a time, what happens if the loaf is burnt? Baking stops',
  ],
  [
    'gives a bare state in a case the subject before it',
    '### Tanks\n-the main tank must have a gauge, if empty --> the spare tank is filled',
    'What happens if the main tank is empty? The spare tank is filled',
  ],
  [
    'reads a name with a number as a name, although its first word can be a deed',
    '### Pumps\n-if the pump stops --> Set 7 answers with a horn',
    'What happens if the pump stops? Set 7 answers with a horn',
  ],
  [
    'splits a second deed behind "and"',
    '### Mills\n**Grinder** examines each corn and generates a **report**',
    'What does Grinder generate? A report',
  ],
  [
    'asks for the consequence of a state without a verb',
    '### Bread\n-flour only from own fields --> increased quality and pride',
    'What is the consequence of flour only from own fields? Increased quality and pride',
  ],
  [
    'splits an order from what must not be done',
    '### Keys\n-do NOT share your keys or codes, use a lock box in your hall',
    'For keys, what must you not share? Your keys or codes',
  ],
  [
    'says what both sides do',
    '### Mills\nWindmill vs Watermill\n* both support pull ropes and belts',
    'What do Windmill and Watermill support? Pull ropes and belts',
  ],
  [
    'asks what each of several things is used for',
    '### Bakery\n-secure: Locks for doors of ovens, Masks for bread dust, Nets for outdoor safety',
    'What is used for bread dust (Bakery)? Masks',
  ],
  [
    'reads two nouns before a colon as a label',
    '### Bakery\n-build instructions: a **plan.txt** file',
    'What are build instructions? A plan.txt file',
  ],
  [
    'gives the lines below the bold name behind a label',
    '### Bakery\n-build instructions: **plan.txt** file\n* MUST be kept in the cellar',
    'Where must plan.txt be kept? In the cellar',
  ],
  [
    'reads a noun that can be a verb before a plural noun and its verb',
    '### Mills\n-output logs go to the shop',
    'What do output logs go to? The shop',
  ],
  [
    'asks what a name with a purpose is for',
    '### Bakery\n-Smoke Alarms to detect burnt loaves and wake the baker',
    'What are Smoke Alarms for? To detect burnt loaves and wake the baker',
  ],
  [
    'says whose components they are',
    '### Oven\nPrimary components\n* Door\n* Lamp\n* Fan',
    'What are the three primary components of Oven? Door | Lamp | Fan',
  ],
  [
    'leaves out that something is important',
    '### Oven\n1. **Check Lamp** --> really important, test of the fuse',
    'What is Check Lamp? Test of the fuse',
  ],
  [
    'gives the value behind a term and a quantity to the term',
    '### Bakery\n-**Custom**: min healthy loaves = 75%',
    'What are the minimum healthy loaves for Custom? 75%',
  ],
  [
    'asks how to do what stands before a colon',
    '### Bakery\n-to undo a mix: start a new bowl or sieve the flour',
    'For Bakery, how do you undo a mix? Start a new bowl or sieve the flour',
  ],
  [
    'keeps the whole sentence as the answer to why',
    '### Bakery\n-why Oven 53? 53 is a hint to the house number',
    'Why Oven 53? 53 is a hint to the house number',
  ],
  [
    'asks when something is helpful',
    '### Turbo mode\n-super helpful when time for guests is short',
    'When is Turbo mode super helpful? When time for guests is short',
  ],
  [
    'asks what happens when somebody does what an arrow starts with',
    '### Lamp\n-to expand (1 to 99) --> more light on the table',
    'For Lamp, what happens when you expand (1 to 99)? More light on the table',
  ],
  [
    'asks when to use what the lines are about',
    '### Turbo mode\n-use when baking for many guests',
    'When do you use Turbo mode? When baking for many guests',
  ],
  [
    'asks how many where the number stands in the subject',
    '### Lamp\n-up to 8 healthy bulbs are shown for each room',
    'How many healthy bulbs are shown for each room? Up to 8',
  ],
  [
    'leaves the words out that point to the list below',
    '### Post\n-a letter can start a bell quickly on these days:\n* Monday morning\n* Friday evening',
    'In Post, what can a letter start? A bell quickly',
  ],
  [
    'gives "so they" the people before it',
    '### Passes\n-get passes for "guests" so they obtain free bread',
    'For Passes, why do guests obtain free bread? Because passes get passes for "guests"',
  ],
  [
    'keeps the words behind a bracket in a member of a list',
    '### Doors\n-kinds of access:\n* full access\n* unknown (guest) access\n* no access',
    'What are the three kinds of access? Full access | Unknown access | No access',
  ],
  [
    'asks what to use for something',
    '### Bakery\n-use Neff for big cakes',
    'For Bakery, what do you use for big cakes? Neff',
  ],
  [
    'asks how long something can wait',
    '### Bakery\n-a dough can wait up to 2 days',
    'In Bakery, how long can a dough wait? Up to 2 days',
  ],
  [
    'asks how much you pay',
    '### Bakery\n-you pay $0.50 per month per tray',
    'For Bakery, how much do you pay per month per tray? $0.50',
  ],
  [
    'reads a bold term that is a verb as a term',
    '### Bakery\nModes\n* **Wait mode**: provide a delay for some time\n* **Stop or Go mode**: check the fire',
    'What do you use Wait mode for? To provide a delay for some time',
  ],
  [
    'reads two deeds with one object as an order',
    '### Bakery\n-build and host modern ovens for bread, cake, pull oven lovers',
    'For Bakery, what do you do? Build and host modern ovens for bread, cake, pull oven lovers',
  ],
  [
    'asks a single capital letter that is defined',
    '### Cards\n**A** = maps a name to a number',
    'What does A map? A name to a number',
  ],
  [
    'asks for the reason of a comparative without a verb',
    '### Bakery\n-happier bakers b/c they are rested',
    'What is the reason for happier bakers? Because happier bakers are rested',
  ],
  [
    'asks what stands under a common noun that is the label of names',
    '### Bakery tools\n1. Data: Excel, Access\n1. Mix --> Bosch',
    'Bakery tools: what belongs under "data"? Excel, Access',
  ],
  [
    'splits an order from a ban behind a label',
    '### Keys\n-Foreign doors: do NOT share your keys or codes, use a lock box',
    'For Foreign doors, what must you not share? Your keys or codes',
  ],
  [
    'reads what a shared label says of both sides in sentences',
    '### Mills\nWindmill vs Watermill\n* noise: Windmill is loud, Watermill is quiet',
    'Windmill vs Watermill: what is the noise of Watermill? Quiet',
  ],
  [
    'reads what an arrow adds about the last noun as a statement',
    '### Train\n-made of **wagons** --> each wagon can have seats and beds',
    'In Train, what can each wagon have? Seats and beds',
  ],
  [
    'asks where something must be',
    '### Bakery\n-the plan MUST be at the root of the cellar',
    'In Bakery, where must the plan be? At the root of the cellar',
  ],
  [
    'keeps the meaning around a bracket that only says how often',
    '### Inn\n-**cache**: rooms to keep (usually clean ones) for later guests',
    'In Inn, what is a cache? Rooms to keep (usually clean ones) for later guests',
  ],
  [
    'puts "by default" behind what a consequence is asked of',
    '### Inn\n-by default rooms are locked outside the house --> therefore cannot be opened from the hall',
    'In Inn, what is the consequence of rooms being locked outside the house by default? Rooms cannot be opened from the hall',
  ],
  [
    'starts a question with a heading that is a place',
    '### Inside Cellar\n-can choose shelf numbers, lamp numbers, door numbers',
    'Inside Cellar, what can you choose? Shelf numbers, lamp numbers, door numbers',
  ],
  [
    'asks how something works in steps where there are many',
    '### Oven\nHow does it work?\n-the clock asks the pump for steam\n-the pump sends steam\n-the fan takes hot air\n-the lamp shows the bread\n-a horn for the baker',
    'How does Oven work: what comes after "the pump sends steam"? The fan takes hot air',
  ],
  [
    'keeps "it" for the one a role is made for',
    '### Inn\n**Night role** = role for Robot to perform what it needs',
    'What is a Night role? Role for Robot to perform what it needs',
  ],
  [
    'takes a bold name that ends in "time" for a term',
    '### Baking plan\n-**Half at a time**: 50%',
    'What is Half at a time? 50%',
  ],
  [
    'reads a sentence behind a label in the plural as a sentence',
    '### Trays\n-failures: loaves stay in the "burnt" box',
    'For failures, where do loaves stay? In the "burnt" box',
  ],
  [
    'asks how to roll back',
    '### Trays\n-to rollback: put the old loaf back on the tray',
    'For Trays, how do you roll back? Put the old loaf back on the tray',
  ],
  [
    'agrees with the noun behind a percentage',
    '### Lamps\n-if > 18% of guards report smoke --> the horn calls',
    'What happens if > 18% of guards report smoke? The horn calls',
  ],
  [
    'asks only what stands before the next thing behind "great for"',
    '### Inn\n1. **Single room** --> great for artists, one bed with a lamp',
    'What is single room great for? Artists',
  ],
  [
    'asks how something can be set up',
    '### Inn\n-the stove can be set up using red levers',
    'In Inn, how can the stove be set up? Using red levers',
  ],
  [
    'says of the topic what an arrow behind its sort says',
    '### Night bell\n-managed service --> automatically wakes the guests',
    'What does Night bell automatically wake? The guests',
  ],
  [
    'reads "just the" as "only the"',
    '### Inn\n-just the breakfast is the duty of the guest',
    'What is the duty of the guest? Only the breakfast',
  ],
  [
    'gives the reader the second half of a sentence about access',
    '### Inn\n-the front door is visible, but cannot open the back door at night',
    'For Inn, what can you not open? The back door at night',
  ],
  [
    'splits what happens in a case from what to do then',
    '### Inn\n-when you exceed your time, you get a BellException --> use a second key',
    'For Inn, when you exceed your time, what do you get? A BellException',
  ],
  [
    'asks what to consider for a thing',
    '### Inn\n-GenerateKey: consider using a second lock from the shop',
    'What should you consider for GenerateKey? Using a second lock from the shop',
  ],
  [
    'reads "at some point" as the start of a sentence',
    '### Inn\n-at some point the inn is running both kitchens',
    'At some point, what is the inn running? Both kitchens',
  ],
  [
    'reads "under the hood" as the start of a sentence',
    '### Inn\n-under the hood Bell 3 relies on steam',
    'Under the hood, what does Bell 3 rely on? Steam',
  ],
  [
    'takes an answer that ends in "paid for" as whole',
    '### Inn\n-small additional cost b/c extra bed must be paid for',
    'What is the additional cost of Inn? Small, because extra bed must be paid for',
  ],
  [
    'reads "act" before a word for a view as a part of its name',
    '### Ethics\n- act egoism: apply one rule to each single act',
    'What do you use act egoism for? To apply one rule to each single act',
  ],
  [
    'gives the label before a reason to its sentence',
    '### Ethics\n- pleasure box: the box gives us joy, so all people would enter it',
    'What is the consequence of the box giving you joy? All people would enter the box',
  ],
  [
    'reads "will" before "is" as a noun',
    '### Ethics\n- The good will is the only thing without a flaw.',
    'What is the good will? The only thing without a flaw',
  ],
  [
    'gives lines below a paragraph of two terms the topic of the heading',
    '## Views\nColdism: all is cold. Warmism: all is warm.\n- hotism: some things are hot',
    'For views, what is hotism? Some things are hot',
  ],
  [
    'asks for an objection to what the lines are about',
    '## Views\n### Coldism\nObjection: the warm hand.',
    'What is the objection to Coldism? The warm hand',
  ],
  [
    'gives the lines below "Criticism" to what is criticised',
    '## Coldism\nCriticism\n- gives no clear rule for warm days',
    'What does Coldism give? No clear rule for warm days',
  ],
  [
    'asks in which ways something happens',
    '## Views\nA view fails this first test in two ways:\n- by words\n- by deeds',
    'In which two ways does a view fail this first test? By words | By deeds',
  ],
  [
    'counts criteria',
    '## Views\n- cold count: three criteria of cold:\n  - depth\n  - length\n  - width',
    'What are the three criteria of cold? Depth | Length | Width',
  ],
  [
    'takes "Step" before a name for a part of the name',
    '### Step Engines\n-written in steam',
    'What are Step Engines written in? Steam',
  ],
  [
    'asks when something passes',
    '### Oven test\n-passes only when the bread is brown',
    'When does the Oven test pass? Only when the bread is brown',
  ],
  [
    'reads a noun with "until" behind it as a deed',
    '### Ovens\n-clock pauses until the baker presses the bell',
    'For Ovens, until when does clock pause? Until the baker presses the bell',
  ],
  [
    'asks for the consequence of a sentence with a beginning of its own in two parts',
    '### Ovens\n-on Sundays, no oven is hot before the church bell, therefore no bread is sold',
    'What is the consequence of this: on Sundays, no oven is hot before the church bell? No bread is sold',
  ],
  [
    'leaves the colon out behind a preposition',
    '### Ovens\n-attach a note with: number of loaves, name of baker',
    'For Ovens, what do you attach? A note with number of loaves, name of baker',
  ],
  [
    'gives the lines below a sentence about a problem to the heading',
    '### Oven Seven\nProblem: bread is not baked when the fan stops\n-default time is 24h',
    'What is the default time for Oven Seven? 24h',
  ],
  [
    'asks what happens with something that is not in its place',
    '### Oven Seven\n-not in the box --> gets it from the shop',
    'In Oven Seven, what happens when something is not in the box? Gets it from the shop',
  ],
  [
    'asks what to use in a case that is only guessed',
    '### Ovens\n-maybe smoke is thick ---> use a mask',
    'For Ovens, what should you use if smoke is thick? A mask',
  ],
  [
    'gives dashes between bold names behind stars to the name above',
    '### Mill\nWheel types\n* **Overshot wheel** = wheel with water from above\n-needs a fall of 3 m\n* **Breast wheel** = wheel with water from the side\n-needs a fall of 2 m',
    'What does Breast wheel need? A fall of 2 m',
  ],
  [
    'lists bold names behind stars with dashes between',
    '### Mill\nWheel types\n* **Overshot wheel** = wheel with water from above\n-needs a fall of 3 m\n* **Breast wheel** = wheel with water from the side\n-needs a fall of 2 m',
    'What are the two wheel types of Mill? Overshot wheel | Breast wheel',
  ],
  [
    'splits two orders behind each other',
    '### Bakery\n-create bread keys, handle burnt rolls',
    'For Bakery, which keys do you create? Bread keys',
  ],
  [
    'gives an example of the term behind an arrow as well',
    '### Bakery\n1. **Shop service** --> sell any roll through a window, e.g. start a bell, post a letter',
    'Give an example of Shop service. Start a bell, post a letter',
  ],
  [
    'asks what something is used for behind "use them to"',
    '### Bakery\n**Shelf tags** = names on the shelves\n* use them to change often changing prices',
    'What do you use Shelf tags for? To change often changing prices',
  ],
  [
    'asks where something makes sense',
    '### Bakery\n-a lamp makes sense in cellars',
    'In Bakery, where does a lamp make sense? In cellars',
  ],
  [
    'defines a time between two events',
    '### Bakery\n-**BakeTime**: time between when the baker puts a loaf in and when it comes out',
    'What is BakeTime? Time between when the baker puts a loaf in and when it comes out',
  ],
  [
    'reads "just like" as the start of a sentence',
    '### Bakery\n-just like in a mill, one oven can cause a fire',
    'In Bakery, just like in a mill, what can one oven cause? A fire',
  ],
  [
    'asks what an error number stands for',
    '### Shop errors\n4xx = guest errors\n* 400: bad order\n* 403: no access',
    'What does error 403 stand for? No access',
  ],
  [
    'asks what something is good for before "to"',
    '### Shop keys\n-good to provide access within town',
    'What are Shop keys good for? To provide access within town',
  ],
  [
    'keeps the term of a line for its later parts among two sides',
    '### Bread\nRye vs Soft Wheat Bread\n-SW Bread: must be ordered for each guest you know, rolls are baked in near dark, read only, great for content of baskets that needs to be soft in few towns',
    'What is SW Bread great for? Content of baskets that needs to be soft in few towns',
  ],
  [
    'writes a deed as what something is used for',
    '### Lock\n-usage: specify a number of digits',
    'What is a lock used for? To specify a number of digits',
  ],
  [
    'asks for the other names of several things',
    '### Locks\nNight lock (formerly custom locks)\n-has three bars and a chain',
    'What are custom locks also called? Night lock',
  ],
  [
    'takes several names before an arrow for a cause',
    '### Locks\n-Lodge + Barn --> no key to lose',
    'What is the consequence of Lodge + Barn? No key to lose',
  ],
  [
    'binds "they" to what is made',
    '### Locks\n-making changes in a lock does not mean they are safe',
    'What does making changes in a lock not mean? Changes are safe',
  ],
  [
    'gives the reader the order behind a statement',
    '### Baking Stages\n-loaves are moved to "stages" by hand, use the shelf you like',
    'For Baking Stages, what do you use? The shelf you like',
  ],
  [
    'takes the thing of the first deed for "it" in the second',
    '### Mills\n-a **Reader** infers the plan of letters and writes code for it',
    'What does a Reader write? Code for the plan',
  ],
  [
    'names the label in front of kinds that have no word of their own',
    '### Roads\n-road block: natural = fallen tree, planned = red gate',
    'Road block: what is planned? Red gate',
  ],
  [
    'gives an example of the last noun of a meaning where there are several of it',
    '### Inns\n**Guest list**: paper with names of foreign guests, e.g. sailors',
    'Give an example of foreign guests. Sailors',
  ],
  [
    'names a label after the list that announced it',
    '### Bell\n3 plans:\n1. **Simple**\n1. **Heavy**\n1. **Night**\n\nSimple\n-rings a single bell in the hall\nHeavy\n-rings all bells of the house',
    'What does the Simple plan ring? A single bell in the hall',
  ],
  [
    'says in a sentence of its own what something only does',
    '### Inn\n-a bell does not open any door, only answers to guests',
    'In Inn, what does a bell not open? Any door',
  ],
  [
    'starts a file name with the letter that it has',
    '### Inn\n-a robot sends a **plan.txt** file',
    'In Inn, what does a robot send? A plan.txt file',
  ],
  [
    'keeps the small letter of a web name at the start of an answer',
    '### Inn\n**Guest page** = inn.com and others of the house',
    'What is Guest page? inn.com and others of the house',
  ],
  [
    'reads "rules" behind an order as a noun',
    '### Inn roles\n-define rules to choose the role for each guest',
    'For Inn roles, why do you define rules? To choose the role for each guest',
  ],
  [
    'keeps "its" in what one does with a thing',
    '### Inn\n* **Pass room**: simply pass its guests to its exit or wake some of them',
    'What do you use Pass room for? To simply pass its guests to its exit or wake some of them',
  ],
];

/** What no card of the note may say. */
const UNWANTED: readonly (readonly [name: string, note: string, words: RegExp])[] = [
  [
    'never reads the number in a name as an amount',
    '### Tank 7\n-how Tank 7 answers\n-must allow water from the Tank 7 pumps in your cellar',
    /Tank ____|\b7$/,
  ],
  [
    'makes no sentence of an example behind a comma',
    '### Mills\n-changes of the wind make waves, e.g. can make waves for small boats',
    /\be\.g\. /,
  ],
  [
    'makes no consequence of what "that" points to',
    '### Ovens\n**Trays** = plates for bread\n* each oven can hold trays\n--> that is how ovens share bread, therefore need a shelf for each oven',
    /\bthat (?:is|being)\b/,
  ],
  [
    'makes no list of a heading of several words from a few of its lines',
    '### Guest Rooms\n-Rooms for guests of the inn\n-clean towels\n-free lamps\n-the rooms are cleaned each day by a robot\n-a key opens the door of the room',
    /What are the .* Guest Rooms/,
  ],
  [
    'makes no list of names of which the first has words before it',
    '### Inn\n-known guests: people from Rome, Paris, Bonn',
    /three/,
  ],
  [
    'asks no quality of "free of"',
    '### Inn\n-good points:\n* free of charge\n* clean beds\n* warm rooms',
    /Of what kind/,
  ],
  [
    'takes a noun before a doing word for no deed',
    '### Inn\nThe inn is old\n-issue tracking integration with Jira',
    /does .* issue/,
  ],
  [
    'makes no question of words that start like one',
    '### Inn\n-how you want to wake up in a room\n-the room has a bed of oak',
    /what does how/,
  ],
  [
    'defines nothing by a bracket that only says how often',
    '### Inn\n-**cache**: rooms to keep (usually clean ones) for later guests',
    /Usually clean ones$/,
  ],
  [
    'makes no term of "want"',
    '### Inn\n-want: bring our bags to a room and have them opened there\n-a room has a bed of oak',
    /a want|\? Want$/,
  ],
  [
    'leaves the example out that would start with "can"',
    '### Mills\n-changes of the wind make waves, e.g. can make foam for small boats',
    /\? Can make/,
  ],
  [
    'takes a participle in a label for a part of its name',
    '### Inn\n-Baker managed key: renewed every 1 year',
    /did Baker manage/,
  ],
  [
    'makes no gaps of sentences below a label',
    '### Inn\nLimits\n-a room has a limit of 4 guests\n-to sleep > 4 guests, need to use a hall\n-when you exceed a time, you get a bill\n-all beds share a lamp\n-Bell: consider ringing once',
    /Limits of/,
  ],
  [
    'takes bold members and not the lines between them',
    '### Inn\nKey types\n* **Iron** = key of iron for doors\n-doors of the inn use iron keys\n-you never get the first key\n* **Gold** = key of gold for boxes\n-a gold key is heavy, but cannot open doors',
    /Types of[^?]*never/,
  ],
  [
    'asks a step only by its place',
    '### Inn\nClose a room\n1. go to the hall and lock the back door at night\n1. put the key in a box, tell your guests\n1. switch the lamp off',
    /what do you (?:go|put)/,
  ],
  [
    'puts no capital before typed commands',
    '### Inn\n-basic commands: eb create, eb status, eb health, eb events',
    /Eb /,
  ],
  [
    'names no second time what the table lists',
    '### Virtue views\n- virtue: a habit to choose the mean\n\n| virtue | lack | excess |\n|---|---|---|\n| courage | fear | rage |\n| wit | dullness | clowning |',
    /^In a virtue/,
  ],
  [
    'asks nothing of what is to do',
    '### Views\nColdism = the view that all is cold\nTo do: an essay on cold things (due week 7)',
    /essay/,
  ],
  [
    'leaves no gap for what can be done with a thing',
    '### Inn\nThe inn has 4 floors\n-bucket size can be set',
    /____\. Set/,
  ],
  [
    'asks a state before an arrow once, as the reason',
    '### Ovens\nThe first fact\n-gas is cheap --> bakers like gas ovens',
    /Gas is ____/,
  ],
  [
    'asks nothing of a list that starts with "no"',
    '### Shop\nThe shop has a bell of brass\n-no sign, letters, lists are passed as notes',
    /are no sign/,
  ],
  [
    'gives the bracket of a definition to no other noun',
    '### Bakery\n-**Span**: time between when the oven gets a roll and when it returns a roll (includes resting time and other waits)',
    /does a roll include|a roll includes/,
  ],
  [
    'takes a feeling with a purpose for no tool',
    '### Law\nA deal needs a will\nIntention to create legal bonds',
    /What is Intention for/,
  ],
  [
    'takes a deed of somebody in a label for no name',
    '### Law\nA deal needs a will of two\n-lesson he drew = power must be won by law',
    /\? Lesson he drew/,
  ],
  [
    'takes a deed with numbers in brackets for no command',
    '### Lamp\nThe lamp has a shade of glass\n* to shrink (-1 to -99) --> less light on the table',
    /the command/,
  ],
  [
    'leaves out what not to be confused by',
    '### Lamp\nThe lamp has a shade of glass\n-do not get confused by the word "lamp"; a lamp gives no heat',
    /confused/,
  ],
  [
    'takes no words with "your" for what an example is of',
    '### Bread\n* **Corn mill**: where you leave your corn sacks, e.g. Old Mill, Town Mill',
    /example of your/,
  ],
  [
    'asks nothing of an order that is the label of a list',
    '### Inn\nThe inn has a bell of brass\n-describe dishes: card.txt for soups, list.txt for cakes',
    /describe/,
  ],
  [
    'takes the order behind "do not" for one to the reader',
    '### Keys\n-do NOT share your keys or codes, use a lock box in your hall',
    /What do keys use/,
  ],
  [
    'tells nobody how something works by an order',
    '### Inn\nBells\n-bells are outside the house\n-create a wire + horn, then create a plan for the wire',
    /How do bells work/i,
  ],
];

describe('course notes', () => {
  test.each(WANTED)('%s', (_, note, card) => {
    expect(deckOf(note)).toContain(card);
  });

  test.each(UNWANTED)('%s', (_, note, words) => {
    const cards = deckOf(note);
    expect(cards).not.toEqual([]);
    for (const card of cards) expect(card).not.toMatch(words);
  });
});
