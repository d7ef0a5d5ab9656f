// The playground's control API. Every call resolves; what went wrong is a value with a sentence for the person.

const unreachable = 'The playground does not answer. Is it still running?';

async function read(response) {
  let body = null;
  try { body = await response.json(); } catch { /* An empty or plain answer. */ }
  if (response.ok) return { ok: true, ...(body ?? {}) };
  return { ok: false, error: body?.error ?? `The playground answered ${response.status}.`, status: response.status };
}

export async function post(path, body = {}) {
  try {
    return await read(await fetch(`/play/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Playground': '1' },
      body: JSON.stringify(body),
    }));
  } catch { return { ok: false, error: unreachable }; }
}

export async function postFile(fields, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== undefined && value !== '') form.append(name, value);
  form.append('file', file, file.name);
  try {
    return await read(await fetch('/play/file', { method: 'POST', headers: { 'X-Playground': '1' }, body: form }));
  } catch { return { ok: false, error: unreachable }; }
}

export async function readState() {
  const response = await fetch('/play/state', { cache: 'no-store' });
  if (!response.ok) throw new Error(`state ${response.status}`);
  return await response.json();
}

export async function readCommands(as, chat) {
  try {
    const response = await fetch(`/play/commands?as=${encodeURIComponent(as)}&chat=${encodeURIComponent(chat)}`, { cache: 'no-store' });
    return response.ok ? await response.json() : [];
  } catch { return []; }
}
