// Follows how items go, with nothing of ours: kafkajs and avsc. Prints a line whenever an item moves up,
// and is right whatever is repeated or comes late.
const { Kafka, logLevel } = require('kafkajs');
const avsc = require('avsc');

const [brokers = '127.0.0.1:9092', registry = 'http://127.0.0.1:8091/apis/ccompat/v7', groupId = 'outside-node'] =
  process.argv.slice(2);

const TOPICS = ['sms.outcomes.v1', 'whatsapp.outcomes.v1', 'distribution.outcomes.v1', 'code.outcomes.v1'];

// Of one attempt, the later one wins. An attempt that failed is not yet an item that did.
const STANDINGS = ['UNKNOWN', 'PARKED', 'REJECTED', 'ACCEPTED', 'SENT', 'ATTEMPT_FAILED', 'CANCELLED', 'SKIPPED', 'FAILED',
  'GENERATED', 'DELIVERED', 'READ'];

const HEADER = 5; // zero byte and schema id
const types = new Map();
const ranks = new Map(); // a subscriber keeps this where its effect is kept: UPDATE … WHERE rank < ?

// Asked for once; an id never means another schema.
async function type(id) {
  if (!types.has(id)) {
    const answer = await fetch(`${registry}/schemas/ids/${id}`);
    if (!answer.ok) throw new Error(`registry: ${answer.status} for schema ${id}`);
    types.set(id, avsc.Type.forSchema(JSON.parse((await answer.json()).schema)));
  }
  return types.get(id);
}

async function decode(value) {
  return (await type(value.readInt32BE(1))).fromBuffer(value.subarray(HEADER));
}

function learn(outcome) {
  const attempt = outcome.attempt ?? outcome;
  const standing = outcome.attempt && outcome.status === 'FAILED' ? 'ATTEMPT_FAILED' : outcome.status;
  if (!STANDINGS.includes(standing)) return; // newer than this program: the item stays where it stands
  const rank = attempt.attemptNo * STANDINGS.length + STANDINGS.indexOf(standing);
  const name = `${attempt.item.operationId}/${attempt.item.itemIndex}`;
  if (rank > (ranks.get(name) ?? -1)) {
    ranks.set(name, rank);
    console.log(`${name} ${standing} by attempt ${attempt.attemptNo}`);
  }
}

async function main() {
  const kafka = new Kafka({ clientId: groupId, brokers: brokers.split(','), logLevel: logLevel.ERROR });
  const consumer = kafka.consumer({ groupId });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => consumer.disconnect());
  await consumer.connect();
  await consumer.subscribe({ topics: TOPICS, fromBeginning: true });
  // At least once: kafkajs commits an offset after its message was handled.
  await consumer.run({ eachMessage: async ({ message }) => learn(await decode(message.value)) });
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
