'use strict';
// Receives events as Zoom's JavaScript samples do: a message handler on the package ws, JSON.parse of the frame and
// again of its content, a switch on the type. Started and measured as the contenders in Java are; what it needs to
// know is given as arguments: port, stream, warm-up and measuring time in milliseconds.

const fs = require('fs');
const http = require('http');
const WebSocket = require('ws');

const NUMBER_BASE = 1000000000000;
const PATIENCE_MILLIS = 30000;
const MOST_EXTENSION = 8;
const NANOS_PER_MILLI = 1e6;
const TICK_NANOS = 1e7;

const [port, stream, warmUpMillis, measureMillis] = process.argv.slice(2);

let total = 0;
let next = 0;
let outOfOrder = 0;
let repeated = 0;
const seen = new Set();

/** Numbers come in order, or are remembered until the gap before them is filled. */
function arrived(number) {
  total++;
  if (number === next) {
    next++;
    while (seen.delete(next)) {
      next++;
    }
  } else if (number < next || seen.has(number)) {
    repeated++;
  } else {
    outOfOrder++;
    seen.add(number);
  }
}

function onMessage(data) {
  const frame = JSON.parse(data);
  if (frame.module !== 'message') {
    return;
  }
  const event = JSON.parse(frame.content);
  switch (event.event) {
    case 'meeting.started':
      arrived(event.event_ts - NUMBER_BASE);
      break;
    case 'meeting.ended':
      arrived(event.event_ts - NUMBER_BASE);
      break;
    case 'recording.completed':
      arrived(event.event_ts - NUMBER_BASE);
      break;
    default:
      arrived(event.event_ts - NUMBER_BASE);
  }
}

function ask(path) {
  return new Promise((resolve, reject) => {
    http.get({ host: '127.0.0.1', port, path }, (response) => {
      let body = '';
      response.on('data', (part) => { body += part; });
      response.on('end', () => resolve(JSON.parse(body)));
    }).on('error', reject);
  });
}

const pause = (millis) => new Promise((resolve) => { setTimeout(resolve, millis); });
const cpuNanos = () => { const used = process.cpuUsage(); return (used.user + used.system) * 1000; };
const nanoTime = () => Number(process.hrtime.bigint());

function machineNanos() {
  const ticks = fs.readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/ +/).slice(1, 8).map(Number);
  return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) * TICK_NANOS;
}

async function spend(millis) {
  const start = nanoTime();
  const cpu = cpuNanos();
  await pause(millis);
  while (cpuNanos() - cpu < millis * NANOS_PER_MILLI
      && nanoTime() - start < MOST_EXTENSION * millis * NANOS_PER_MILLI) {
    await pause(100);
  }
}

async function until(condition) {
  const end = Date.now() + PATIENCE_MILLIS;
  while (!condition() && Date.now() < end) {
    await pause(5);
  }
}

function peakResidentKib() {
  return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]);
}

async function main() {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/${stream}`);
  socket.on('message', onMessage);
  await until(() => total > 0);
  await spend(Number(warmUpMillis));

  const server = (await ask('/usage')).cpuNanos;
  const before = { total, nanos: nanoTime(), cpu: cpuNanos(), machine: machineNanos() };
  await spend(Number(measureMillis));
  const result = {
    events: total - before.total,
    nanos: nanoTime() - before.nanos,
    machineNanos: machineNanos() - before.machine,
    cpuNanos: cpuNanos() - before.cpu,
    allocatedBytes: 0,
    serverCpuNanos: (await ask('/usage')).cpuNanos - server,
  };

  const { sent } = await ask(`/stop/${stream}`);
  await until(() => total >= sent);
  Object.assign(result, {
    lost: sent - (total - repeated),
    repeated,
    outOfOrder,
    outOfOrderWithinObjects: outOfOrder,
    total,
    peakResidentKib: peakResidentKib(),
  });
  console.log(JSON.stringify(result));
  process.exit(0);
}

main();
