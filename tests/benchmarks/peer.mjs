// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// The same events, sent by another SDK: node peer.mjs posthog|segment URL EVENTS-FILE COUNT, run in the folder of its packages.
// Times include neither node's start nor reading the file.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [, , which, url, file, countText] = process.argv;
const require = createRequire(process.cwd() + '/');
const count = Number(countText);

// Each set for throughput: large batches, queues that hold everything, no compression. Other settings were not tried.
const contestants = {
    posthog() {
        const { PostHog } = require('posthog-node');
        const client = new PostHog('phc_bench', {
            host: url,
            flushAt: 500,
            maxBatchSize: 500,
            flushInterval: 1000,
            maxQueueSize: 10_000_000, // the default, 1 000, drops events of a burst
            disableCompression: true, // the sink is near: gzip would only cost it time
        });
        client.on('error', error => console.error(String(error)));
        return {
            track: event => client.capture({ distinctId: 'usr_42', event: event.name, properties: event.properties }),
            end: () => client.shutdown(300_000),
        };
    },
    segment() {
        const { Analytics } = require('@segment/analytics-node');
        const client = new Analytics({
            writeKey: 'bench',
            host: url,
            maxEventsInBatch: 500, // its own limit of 480 kB a batch is near
            flushInterval: 1000,
        });
        client.on('error', error => console.error(String(error?.reason ?? error?.code ?? error)));
        return {
            track: event => client.track({ userId: 'usr_42', event: event.name, properties: event.properties }),
            end: () => client.closeAndFlush({ timeout: 300_000 }),
        };
    },
};

const events = readFileSync(file, 'utf8').split('\n', count).map(line => JSON.parse(line));
const client = contestants[which]();
const calls = new Float64Array(count);

const cpu = process.cpuUsage();
const begin = process.hrtime.bigint();
for (let i = 0; i < count; ++i) {
    const before = process.hrtime.bigint();
    client.track(events[i]);
    calls[i] = Number(process.hrtime.bigint() - before);
}
await client.end();
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
const used = process.cpuUsage(cpu);

calls.sort();
const cost = new Float64Array(10_000).map(() => { const t = process.hrtime.bigint(); return Number(process.hrtime.bigint() - t); }).sort()[5000];
const say = (name, value) => console.log(`${which}.${name} ${value}`);
say('rate', count / seconds);
say('cpu', (used.user + used.system) / 1e6 * 100_000 / count);
say('median', calls[count >> 1] - cost);
say('p99', calls[Math.floor(count * 0.99)] - cost);
say('p999', calls[Math.floor(count * 0.999)] - cost);
say('rss', process.resourceUsage().maxRSS * 1024);
