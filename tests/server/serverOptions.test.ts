import { describe, expect, it } from 'vitest';
import { archiveName, isOwnHost, serverOptions, WrongOption } from '#server/serverOptions.ts';

const options = (args: readonly string[], auth?: string) => {
  const read = serverOptions(args, { READOUT_ARCHIVE_AUTH: auth });
  if (read === 'help') throw new Error('help');
  return read;
};

describe('the server’s options', () => {
  it('listens on loopback without an archive by default', () => {
    expect(options([])).toEqual({ port: 4170, host: '127.0.0.1', connect: [] });
  });

  it('shows help', () => expect(serverOptions(['--help'], {})).toBe('help'));

  it.each([
    // RFC 7617 section 2: the example of user "Aladdin".
    ['Aladdin:open sesame', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
    ['Bearer abc.def', 'Bearer abc.def'],
    ['Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
    ['', undefined],
    [undefined, undefined],
  ])('takes credentials from the environment: %s', (auth, header) => {
    expect(options(['--archive', 'http://pacs:8042/dicom-web/'], auth).archive?.authorization).toBe(header);
  });

  it('names the archive without credentials', () => {
    const { archive } = options(['--archive', 'https://pacs.example/dicom-web/'], 'user:secret');
    expect(archive && archiveName(archive)).toBe('pacs.example/dicom-web');
  });

  it('reduces --connect to origins', () => {
    expect(options(['--connect', 'https://a.example/x', '--connect', 'http://b:1']).connect).toEqual([
      'https://a.example',
      'http://b:1',
    ]);
  });

  it.each([
    [['--port', '70000'], undefined, '--port'],
    [['--archive', 'pacs:8042'], undefined, 'http://'],
    [['--archive', 'file:///etc'], undefined, 'http://'],
    [['--archive', 'http://user:secret@pacs/'], undefined, 'READOUT_ARCHIVE_AUTH'],
    [['--archive', 'http://pacs/?x=1'], undefined, 'without ?'],
    [['--archive', 'http://pacs/'], 'secret', 'READOUT_ARCHIVE_AUTH'],
    [['--archive', 'http://pacs/'], 'Bearer a\r\nX: y', 'READOUT_ARCHIVE_AUTH'],
    [['--connect', "'unsafe-eval'"], undefined, '--connect'],
    [['--no-such-option'], undefined, 'no-such-option'],
  ] as const)('refuses %j in one sentence', (args, auth, words) => {
    const read = () => options(args, auth);
    expect(read).toThrow(WrongOption);
    expect(read).toThrow(words);
    expect(read).not.toThrow(/secret/);
  });
});

describe('names of a server on loopback', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1:4170', true],
    ['127.0.0.1', 'localhost:4170', true],
    ['localhost', '[::1]:4170', true],
    ['127.0.0.1', 'evil.example:4170', false],
    ['127.0.0.1', '127.0.0.1.evil.example', false],
    ['127.0.0.1', undefined, false],
    ['0.0.0.0', 'reader.hospital.example', true],
  ])('on %s, Host %s: %s', (listeningOn, host, own) => expect(isOwnHost(listeningOn, host)).toBe(own));
});
