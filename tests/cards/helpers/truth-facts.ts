import fc from 'fast-check';

/** A word group of a fact. The id stays when it is written in other words. */
export interface TruthPart {
  readonly id: string;
  readonly text: string;
}

export type TruthKind =
  | 'definition'
  | 'expansion'
  | 'attribute'
  | 'reason'
  | 'consequence'
  | 'statement'
  | 'set'
  | 'steps'
  | 'command'
  | 'table'
  | 'question';

/** One fact of a made-up course, known to the test and not to the compiler. */
export interface TruthFact {
  readonly id: string;
  readonly kind: TruthKind;
  readonly parts: ReadonlyMap<string, TruthPart>;
  /** How the line is written: marker, separator, bold. Never what it says. */
  readonly style: number;
  readonly indent: number;
}

const SERVICES =
  'Amazon SQS,Amazon SNS,AWS Lambda,DynamoDB Streams,Kinesis,CloudWatch,CloudFront,Route 53,Elastic Beanstalk,Step Functions,X-Ray,Cognito,EventBridge,AppSync,Secrets Manager,Parameter Store,CodeBuild,CodeDeploy,CodePipeline,API Gateway,Fargate,EKS,ECS,ECR,EFS,EBS,RDS,Aurora,ElastiCache,Athena'.split(
    ',',
  );
const THINGS =
  'read replica,write replica,dead letter queue,delay queue,visibility timeout,message group,shard iterator,partition key,sort key,local index,global index,task role,task definition,target group,health check,security group,network list,route table,elastic address,placement group,launch template,spot fleet,bucket policy,access point,replication rule,lifecycle rule,storage lens,object lock,stack set,change set,drift report,nested stack,layer version,event filter,stage variable,usage plan,cache cluster,parameter group,option group,hosted zone'.split(
    ',',
  );
const ADJECTIVES =
  'managed,temporary,regional,durable,isolated,encrypted,shared,ordered,scalable,versioned,lightweight,central,redundant,virtual,distributed'.split(
    ',',
  );
const NOUNS =
  'copy of a database,buffer for failed requests,pool of worker machines,list of network rules,store for session data,map of user attributes,log of configuration changes,entry point for browsers,schedule for nightly jobs,collection of related tables,wrapper around container images,record of billing events,cache for rendered pages,switch between two environments,queue of pending uploads,catalogue of data schemas,snapshot of a volume,folder for build artifacts'.split(
    ',',
  );
const PURPOSES =
  'that survives the loss of a zone,that absorbs sudden traffic,that hides failures from callers,that keeps costs predictable,that speeds up repeated lookups,that separates teams from each other,that documents every deployment,that reduces manual work,that protects personal data,that simplifies audits,that feeds reporting tools,that replaces polling'.split(
    ',',
  );
const VERBS = 'stores,encrypts,replicates,validates,compresses,collects,archives,delivers,indexes,protects'.split(',');
const OBJECTS =
  'every customer record,all incoming webhooks,the audit history,large media files,expired login tokens,raw sensor readings,nightly database dumps,signed download links,failed payment events,rendered invoice pages,application error traces,regional price lists'.split(
    ',',
  );
const CAUSES =
  'the disk is attached over the network,clients retry after an error,the leader node holds the lock,each tenant has a separate schema,the index is rebuilt overnight,old consumers expect plain text,the audit team reads them weekly,the link crosses two regions,writes arrive in bursts'.split(
    ',',
  );
const EFFECTS =
  'the bill grows with traffic,restores take several hours,two teams can deploy independently,the first request is slow,a failover loses no data,operators need a second approval,old versions stay readable,alerts arrive within minutes'.split(
    ',',
  );
const UNITS = 'KB,MB,GB,days,minutes,seconds,requests per second'.split(',');
const QUANTITIES =
  'max payload size,max retention,default timeout,default batch size,max concurrency,min throughput,max tag count,max policy length'.split(
    ',',
  );
const MEMBERS =
  'rolling update,blue green,canary release,all at once,shadow traffic,in place,linear shift,immutable swap,gateway endpoint,interface endpoint,peering link,transit hub,private tunnel,dedicated line'.split(
    ',',
  );
const STEPS =
  'create the execution role,attach the trust policy,upload the package,publish a version,point the alias at it,open the firewall port,register the domain name,request the certificate,validate the certificate,enable the access log,tag the resources,run the smoke test'.split(
    ',',
  );
const COMMANDS =
  'aws s3 ls,docker ps -a,kubectl get pods,terraform plan,git rebase main,docker image prune,aws sts whoami,kubectl rollout undo,systemctl restart nginx,openssl req -new'.split(
    ',',
  );
const TASKS =
  'list the buckets of an account,show stopped containers as well,show the workloads of a cluster,preview changes to the infrastructure,replay commits on another branch,free space taken by unused images,tell which identity is signed in,go back to the last deployment,start the web server again,ask for a signed certificate'.split(
    ',',
  );

export interface FactRecipe {
  readonly kind: TruthKind;
  readonly picks: readonly number[];
  readonly style: number;
}

const KINDS: readonly TruthKind[] = [
  'definition',
  'definition',
  'expansion',
  'attribute',
  'attribute',
  'reason',
  'consequence',
  'statement',
  'statement',
  'set',
  'steps',
  'command',
  'table',
  'question',
];

export const factRecipe: fc.Arbitrary<FactRecipe> = fc.record({
  kind: fc.constantFrom(...KINDS),
  picks: fc.array(fc.nat(9999), { minLength: 8, maxLength: 8 }),
  style: fc.nat(7),
});

/** The fact of a recipe; null when `names` says that its subject is taken: two facts never state the same thing. */
export function createFact(id: string, recipe: FactRecipe, names: Set<string>): TruthFact | null {
  const texts = writeParts(recipe);
  const name = `${recipe.kind} ${texts.get('name') ?? ''}`;
  if (names.has(name)) return null;
  names.add(name);
  texts.delete('name');
  const parts = new Map([...texts].map(([part, text]) => [part, { id: `${id}.${part}`, text }]));
  return { id, kind: recipe.kind, parts, style: recipe.style, indent: 0 };
}

function pick(pool: readonly string[], number: number): string {
  return pool[number % pool.length] ?? '';
}

/** Texts of the parts by name, and under `name` what must be unique. */
function writeParts({ kind, picks }: FactRecipe): Map<string, string> {
  const at = (index: number): number => picks[index] ?? 0;
  const service = pick(SERVICES, at(0));
  const thing = pick(THINGS, at(1));
  const term = at(2) % 2 === 0 ? thing : service;
  const meaning = `${pick(ADJECTIVES, at(3))} ${pick(NOUNS, at(4))} ${pick(PURPOSES, at(5))}`;
  const deed = `${pick(VERBS, at(3))} ${pick(OBJECTS, at(4))}`;
  const amount = `${(at(6) % 90) + 3} ${pick(UNITS, at(7))}`;
  switch (kind) {
    case 'definition':
      return new Map([
        ['name', term],
        ['term', term],
        ['meaning', meaning],
      ]);
    case 'question':
      return new Map([
        ['name', term],
        ['question', `What is a ${term} good for?`],
        ['answer', `It is a ${meaning}`],
      ]);
    case 'expansion': {
      const words = [
        pick(ADJECTIVES, at(0)),
        pick(ADJECTIVES, at(1)),
        pick(MEMBERS, at(2)).split(' ')[0] ?? '',
        'engine',
      ];
      const long = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
      const short = words.map((word) => word.charAt(0).toUpperCase()).join('');
      return new Map([
        ['name', short],
        ['short', short],
        ['long', long],
      ]);
    }
    case 'attribute':
      return new Map([
        ['name', `${service} ${pick(QUANTITIES, at(3))}`],
        ['attribute', `${service} ${pick(QUANTITIES, at(3))}`],
        ['value', amount],
      ]);
    case 'reason':
      return new Map([
        ['name', `${service} ${deed}`],
        ['effect', `${service} ${deed}`],
        ['cause', pick(CAUSES, at(5))],
      ]);
    case 'consequence':
      return new Map([
        ['name', `${service} ${deed}`],
        ['cause', `${service} ${deed}`],
        ['effect', pick(EFFECTS, at(5))],
      ]);
    case 'statement':
      return new Map([
        ['name', `${service} ${pick(VERBS, at(3))}`],
        ['subject', service],
        ['object', `${deed} for ${amount}`],
      ]);
    case 'set':
      return listParts('item', thing, MEMBERS, picks, 3 + (at(2) % 4));
    case 'steps':
      return listParts('step', `${thing} setup`, STEPS, picks, 3 + (at(2) % 3));
    case 'command':
      return new Map([
        ['name', pick(COMMANDS, at(0))],
        ['command', pick(COMMANDS, at(0))],
        ['purpose', pick(TASKS, at(0))],
      ]);
    case 'table': {
      const rows = new Map([['name', `table ${thing}`]]);
      for (let row = 0; row < 2 + (at(2) % 3); row++) {
        rows.set(`row ${row}`, `${pick(SERVICES, at(0) + row * 7)} ${thing}`);
        rows.set(`value ${row}`, `${pick(ADJECTIVES, at(3) + row * 4)} ${pick(NOUNS, at(4) + row * 5)}`);
      }
      return rows;
    }
  }
}

function listParts(
  part: string,
  owner: string,
  pool: readonly string[],
  picks: readonly number[],
  count: number,
): Map<string, string> {
  const parts = new Map([
    ['name', owner],
    ['owner', owner],
  ]);
  const first = picks[3] ?? 0;
  for (let index = 0; index < count; index++) parts.set(`${part} ${index}`, pick(pool, first + index));
  return parts;
}
