import { hash, verify } from '@node-rs/argon2';

// Argon2id is the library's default kind. 32 MiB and three passes took 68 ms where 19 MiB and two took 29.
const cost = { memoryCost: 32 * 1024, timeCost: 3, parallelism: 1 };

const shortest = 10;
const longest = 128;

const common = [
  ...['1234567890', '0123456789', '9876543210', '0987654321', '12345678910', '1234512345', '1122334455'],
  ...['qwertyuiop', 'qwerty12345', 'qwerty123456', '1qaz2wsx3edc', '1q2w3e4r5t', 'q1w2e3r4t5', 'asdfghjkl1'],
  ...['password12', 'password123', 'password1234', 'passw0rd123', 'p@ssw0rd123', 'p@ssword123', 'admin12345'],
  ...['admin123456', 'admin@123456', 'administrator', 'abc1234567', 'abcd123456', 'abcdefghij', 'a123456789'],
  ...['aa123456789', 'woaini1314', 'woaini520520', 'iloveyou123', '5201314520', '1314520520', 'zhongguo123'],
  ...['fangfanpin123', 'fupin123456', 'shouwang123', 'shouwang2022', 'xiangcun123', 'huanying123', 'test123456'],
];

/** The hash of a password for the account's row, in PHC form (`$argon2id$…`). */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

/** The hash of no account: made once, of a password nobody has. */
let nobodysHash: Promise<string> | undefined;

/**
 * Whether the password belongs to the stored hash. Without one (no such account) it does the same work and says no,
 * so that the time of the answer does not tell who has an account.
 */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  // Hashing long texts is work a stranger can ask for, and no password is longer.
  const candidate = password.slice(0, longest * 2).normalize('NFKC');
  nobodysHash ??= hashPassword(crypto.randomUUID());
  const instead = await nobodysHash;
  const matches = await verify(stored ?? instead, candidate);
  return stored !== undefined && matches;
}

/** What is wrong with a password someone chooses, as sentences; empty when it will do. `names`: account and person. */
export function passwordFaults(password: string, names: string[]): string[] {
  const bare = password.normalize('NFKC').toLowerCase();
  const signs = [...bare];
  const faults: [boolean, string][] = [
    [signs.length < shortest, `密码至少 ${shortest} 个字符，现在是 ${signs.length} 个。`],
    [signs.length > longest, `密码最多 ${longest} 个字符，现在是 ${signs.length} 个。`],
    [names.some((name) => name !== '' && bare.includes(name.toLowerCase())), '密码里不能有用户名或本人姓名。'],
    [common.includes(bare), '这个密码太常用，别人一猜就中。'],
    [signs.length >= shortest && new Set(signs).size < 5, '密码里不同的字符太少，至少要有 5 种。'],
  ];
  return faults.filter(([isFault]) => isFault).map(([, sentence]) => sentence);
}
