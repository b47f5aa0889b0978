import { checkOutsideServer } from '../outside-server.ts';
import { attachOrStart } from './attach.ts';

/** The two addresses of the database in use: migrations and the program's own role. They may change, see `attach.ts`. */
export type DatabaseInUse = {
  readonly adminUrl: string;
  readonly appUrl: string;
  /** Sentences for the operator. */
  readonly warnings: readonly string[];
  release(): Promise<void>;
};

/**
 * The database of this process: the PostgreSQL server named by `DATABASE_URL` (program) and `DATABASE_ADMIN_URL`
 * (migrations), or the embedded one of the data folder. Throws an Error with a Chinese sentence.
 */
export async function useDatabase(options: {
  dataDir: string;
  env: { DATABASE_URL?: string; DATABASE_ADMIN_URL?: string };
  keepRunning?: boolean;
}): Promise<DatabaseInUse> {
  const { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl } = options.env;
  if (appUrl && adminUrl) {
    const warnings = await checkOutsideServer({ appUrl, adminUrl });
    return { appUrl, adminUrl, warnings, release: async () => undefined };
  }
  if (appUrl || adminUrl) throw new Error('使用外部 PostgreSQL 时，DATABASE_URL 和 DATABASE_ADMIN_URL 必须同时设置。');
  const embedded = await attachOrStart(options);
  return {
    get appUrl() {
      return embedded.appUrl;
    },
    get adminUrl() {
      return embedded.adminUrl;
    },
    warnings: [],
    release: embedded.stop,
  };
}
