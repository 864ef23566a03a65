// The usual public Node client: `ws`, a heartbeat on a timer, JSON.parse twice. Prints each event's content.
const WebSocket = require('ws');
const [webSocketUrl, oauthUrl, subscriptionId, clientId, clientSecret] = process.argv.slice(2);

async function main() {
  const response = await fetch(`${oauthUrl}?grant_type=client_credentials`, {
    method: 'POST',
    headers: { Authorization: 'Basic ' + Buffer.from(`${clientId}:${clientSecret}`).toString('base64') },
  });
  const { access_token } = await response.json();
  const ws = new WebSocket(`${webSocketUrl}?subscriptionId=${subscriptionId}&access_token=${access_token}`);
  ws.on('open', () => {
    ws.send(JSON.stringify({ module: 'heartbeat' }));
    setInterval(() => ws.send(JSON.stringify({ module: 'heartbeat' })), 30000);
  });
  ws.on('message', (data) => {
    const frame = JSON.parse(data);
    if (frame.module === 'heartbeat') {
      console.log('heartbeat ' + frame.content);
    } else if (frame.module === 'message') {
      const event = JSON.parse(frame.content);
      console.log('event ' + event.event + ' ' + event.payload.object.topic);
    }
  });
  ws.on('close', () => process.exit(0));
}

main();
