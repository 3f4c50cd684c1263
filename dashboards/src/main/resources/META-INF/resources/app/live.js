// One live connection per page: whole frames in, no state of its own but how the connection fares.

const SILENCE = 20000;
const FIRST_RETRY = 1000;
const LONGEST_RETRY = 15000;

/**
 * Follows a screen until closed. `listener.frame(data)` gets every frame, `listener.tick(at)` that the console lives,
 * `listener.state(state, since)` `connecting`, `live` or `lost`, and `listener.refused(message)` that the address makes no sense.
 */
export function follow(address, listener) {
  let source = null;
  let timer = null;
  let watchdog = null;
  let retry = FIRST_RETRY;
  let state = null;
  let closed = false;

  function become(next) {
    if (state === next) return;
    state = next;
    listener.state(next, new Date());
  }

  function alive() {
    clearTimeout(watchdog);
    // A connection that died without a word, as after a laptop's sleep, is only noticed by its silence.
    watchdog = setTimeout(lost, SILENCE);
    retry = FIRST_RETRY;
    become("live");
  }

  function connect() {
    source = new EventSource(address);
    source.addEventListener("frame", event => {
      alive();
      listener.frame(JSON.parse(event.data));
    });
    source.addEventListener("tick", event => {
      alive();
      listener.tick(JSON.parse(event.data).at);
    });
    source.addEventListener("error", lost);
    clearTimeout(watchdog);
    watchdog = setTimeout(lost, SILENCE);
  }

  async function lost() {
    if (closed) return;
    clearTimeout(watchdog);
    source.close();
    if (await isRefused()) return;
    if (closed) return;
    become("lost");
    clearTimeout(timer);
    timer = setTimeout(connect, retry);
    retry = Math.min(LONGEST_RETRY, retry * 2);
  }

  /** EventSource does not say why it failed; an address that can never work must not be tried for ever. */
  async function isRefused() {
    if (state === "live") return false;
    try {
      const answer = await fetch(address.replace(/\/live(?=\?|$)/, ""), { headers: { accept: "application/json" } });
      if (answer.status !== 400 && answer.status !== 404) return false;
      const { error } = await answer.json();
      if (!closed) listener.refused(error);
      return true;
    } catch {
      return false;
    }
  }

  become("connecting");
  connect();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      clearTimeout(watchdog);
      source.close();
    },
  };
}
