import { spawn } from 'node:child_process';

export interface ServedReadout {
  readonly url: string;
  readonly stop: () => void;
}

/** The built server with an archive behind it, as `npm start -- --archive URL` starts it, on a free port. */
export function serveWithArchive(archive: string, auth?: string): Promise<ServedReadout> {
  const server = spawn('node', ['dist/server/serve.js', '--port', '0', '--archive', archive], {
    env: { ...process.env, READOUT_ARCHIVE_AUTH: auth },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let words = '';
    server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    server.stdout.on('data', (part: Buffer) => {
      words += part.toString();
      const url = /http:\/\/\S+/.exec(words.slice(words.indexOf('Readout is at')))?.[0];
      if (words.includes('Readout is at') && url) resolve({ url, stop: () => void server.kill() });
    });
  });
}
