// The page's own connection to its application. Each message is the whole of what is to be shown, so that nothing
// has to be made up for after a loss.

const ALIVE_MS = 20_000; // the application ends connections to pages that it does not hear of
const SILENT_MS = 5_000; // it sends something every second
const RETRY_MS = [250, 500, 1000, 2000];

export function connect(show, linked) {
  const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`;
  let socket;
  let failures = 0;
  let heard = 0;

  function open() {
    const mine = new WebSocket(address);
    socket = mine;
    heard = performance.now();
    mine.onmessage = (message) => {
      failures = 0;
      heard = performance.now();
      linked(true);
      show(JSON.parse(message.data));
    };
    mine.onclose = () => {
      if (socket === mine) {
        again();
      }
    };
  }

  function again() {
    socket = undefined;
    linked(false);
    setTimeout(open, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
  }

  function send(text) {
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(text);
      return true;
    }
    return false;
  }

  setInterval(() => send("alive"), ALIVE_MS);
  setInterval(() => {
    // a connection may be dead without a word, as after the sleep of a telephone
    if (socket && performance.now() - heard > SILENT_MS) {
      const dead = socket;
      again();
      dead.close();
    }
  }, 1000);
  open();
  return { send };
}
