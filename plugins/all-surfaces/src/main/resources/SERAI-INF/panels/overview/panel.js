'use strict';

// The console makes the call: this page has neither a token nor a way to the hub of its own.
const waiting = new Map();
let last = 0;

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const id = ++last;
    waiting.set(id, { resolve, reject });
    parent.postMessage({ type: 'serai.call', id, method, path, body }, '*');
  });
}

addEventListener('message', ({ source, data }) => {
  if (source !== parent || data?.type !== 'serai.result') return;
  const asked = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.ok) asked?.resolve(data.body);
  else asked?.reject(new Error(data.problem.detail ?? data.problem.code));
});

// how the console looks; it changes while the page is open
function follow() {
  const look = new URLSearchParams(location.hash.slice(1));
  document.documentElement.style.colorScheme = look.get('scheme') ?? '';
}
follow();
addEventListener('hashchange', follow);

const place = document.getElementById('greeting');
call('GET', '/surfaces').then(
  (surfaces) => {
    place.textContent = surfaces.items.join(', ');
  },
  (error) => {
    place.textContent = error.message;
  },
);
